using Wallet.Operator.Aws.Protocols;

namespace Amazon.SecretsManager.Model;

internal class DecryptionFailureException(ServiceError error) : AmazonSecretsManagerException(error);

internal class EncryptionFailureException(ServiceError error) : AmazonSecretsManagerException(error);

internal class InternalServiceErrorException(ServiceError error) : AmazonSecretsManagerException(error);

internal class InvalidParameterException(ServiceError error) : AmazonSecretsManagerException(error);

internal class InvalidRequestException(ServiceError error) : AmazonSecretsManagerException(error);

internal class LimitExceededException(ServiceError error) : AmazonSecretsManagerException(error);

internal class MalformedPolicyDocumentException(ServiceError error) : AmazonSecretsManagerException(error);

internal class PreconditionNotMetException(ServiceError error) : AmazonSecretsManagerException(error);

internal class ResourceExistsException(ServiceError error) : AmazonSecretsManagerException(error);

internal class ResourceNotFoundException(ServiceError error) : AmazonSecretsManagerException(error);
