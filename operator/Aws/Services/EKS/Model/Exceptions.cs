using Wallet.Operator.Aws.Protocols;

namespace Amazon.EKS.Model;

internal class BadRequestException(ServiceError error) : AmazonEKSException(error);

internal class ClientException(ServiceError error) : AmazonEKSException(error);

internal class InvalidParameterException(ServiceError error) : AmazonEKSException(error);

internal class InvalidRequestException(ServiceError error) : AmazonEKSException(error);

internal class NotFoundException(ServiceError error) : AmazonEKSException(error);

internal class ResourceInUseException(ServiceError error) : AmazonEKSException(error);

internal class ResourceLimitExceededException(ServiceError error) : AmazonEKSException(error);

internal class ResourceNotFoundException(ServiceError error) : AmazonEKSException(error);

internal class ServerException(ServiceError error) : AmazonEKSException(error);

internal class ServiceUnavailableException(ServiceError error) : AmazonEKSException(error);

internal class UnsupportedAvailabilityZoneException(ServiceError error) : AmazonEKSException(error);
