using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.IdentityManagement;

/// <summary>An error of IAM; the modelled ones derive from it.</summary>
internal class AmazonIdentityManagementServiceException(ServiceError error)
    : AmazonServiceException(error.Message, error.Inner, error.Type, error.Code, error.RequestId, error.StatusCode);
