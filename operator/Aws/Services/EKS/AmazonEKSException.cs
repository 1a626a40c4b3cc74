using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.EKS;

/// <summary>An error of EKS; the modelled ones derive from it.</summary>
internal class AmazonEKSException(ServiceError error)
    : AmazonServiceException(error.Message, error.Inner, error.Type, error.Code, error.RequestId, error.StatusCode);
