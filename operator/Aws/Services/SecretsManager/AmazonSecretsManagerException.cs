using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.SecretsManager;

/// <summary>An error of Secrets Manager; the modelled ones derive from it.</summary>
internal class AmazonSecretsManagerException(ServiceError error)
    : AmazonServiceException(error.Message, error.Inner, error.Type, error.Code, error.RequestId, error.StatusCode);
