using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.Kafka;

/// <summary>An error of Kafka; the modelled ones derive from it.</summary>
internal class AmazonKafkaException(ServiceError error)
    : AmazonServiceException(error.Message, error.Inner, error.Type, error.Code, error.RequestId, error.StatusCode);
