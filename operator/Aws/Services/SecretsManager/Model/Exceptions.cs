using Wallet.Operator.Aws.Protocols;

namespace Amazon.SecretsManager.Model;

public class DecryptionFailureException(ServiceError error) : AmazonSecretsManagerException(error);

public class EncryptionFailureException(ServiceError error) : AmazonSecretsManagerException(error);

public class InternalServiceErrorException(ServiceError error) : AmazonSecretsManagerException(error);

public class InvalidParameterException(ServiceError error) : AmazonSecretsManagerException(error);

public class InvalidRequestException(ServiceError error) : AmazonSecretsManagerException(error);

public class LimitExceededException(ServiceError error) : AmazonSecretsManagerException(error);

public class MalformedPolicyDocumentException(ServiceError error) : AmazonSecretsManagerException(error);

public class PreconditionNotMetException(ServiceError error) : AmazonSecretsManagerException(error);

public class ResourceExistsException(ServiceError error) : AmazonSecretsManagerException(error);

public class ResourceNotFoundException(ServiceError error) : AmazonSecretsManagerException(error);
