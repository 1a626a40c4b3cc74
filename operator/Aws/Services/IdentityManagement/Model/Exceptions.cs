using Wallet.Operator.Aws.Protocols;

namespace Amazon.IdentityManagement.Model;

internal class ConcurrentModificationException(ServiceError error) : AmazonIdentityManagementServiceException(error);

internal class DeleteConflictException(ServiceError error) : AmazonIdentityManagementServiceException(error);

internal class EntityAlreadyExistsException(ServiceError error) : AmazonIdentityManagementServiceException(error);

internal class InvalidInputException(ServiceError error) : AmazonIdentityManagementServiceException(error);

internal class LimitExceededException(ServiceError error) : AmazonIdentityManagementServiceException(error);

internal class MalformedPolicyDocumentException(ServiceError error) : AmazonIdentityManagementServiceException(error);

internal class NoSuchEntityException(ServiceError error) : AmazonIdentityManagementServiceException(error);

internal class PolicyNotAttachableException(ServiceError error) : AmazonIdentityManagementServiceException(error);

internal class ServiceFailureException(ServiceError error) : AmazonIdentityManagementServiceException(error);

internal class UnmodifiableEntityException(ServiceError error) : AmazonIdentityManagementServiceException(error);
