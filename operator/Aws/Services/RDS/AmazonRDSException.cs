using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.RDS;

/// <summary>An error of RDS; the modelled ones derive from it.</summary>
internal class AmazonRDSException(ServiceError error)
    : AmazonServiceException(error.Message, error.Inner, error.Type, error.Code, error.RequestId, error.StatusCode);
