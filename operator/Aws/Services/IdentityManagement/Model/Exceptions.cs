using Wallet.Operator.Aws.Protocols;

namespace Amazon.IdentityManagement.Model;

public class ConcurrentModificationException(ServiceError error) : AmazonIdentityManagementServiceException(error);

public class DeleteConflictException(ServiceError error) : AmazonIdentityManagementServiceException(error);

public class EntityAlreadyExistsException(ServiceError error) : AmazonIdentityManagementServiceException(error);

public class InvalidInputException(ServiceError error) : AmazonIdentityManagementServiceException(error);

public class LimitExceededException(ServiceError error) : AmazonIdentityManagementServiceException(error);

public class MalformedPolicyDocumentException(ServiceError error) : AmazonIdentityManagementServiceException(error);

public class NoSuchEntityException(ServiceError error) : AmazonIdentityManagementServiceException(error);

public class PolicyNotAttachableException(ServiceError error) : AmazonIdentityManagementServiceException(error);

public class ServiceFailureException(ServiceError error) : AmazonIdentityManagementServiceException(error);

public class UnmodifiableEntityException(ServiceError error) : AmazonIdentityManagementServiceException(error);
