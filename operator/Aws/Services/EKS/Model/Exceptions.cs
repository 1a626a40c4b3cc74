using Wallet.Operator.Aws.Protocols;

namespace Amazon.EKS.Model;

public class BadRequestException(ServiceError error) : AmazonEKSException(error);

public class ClientException(ServiceError error) : AmazonEKSException(error);

public class InvalidParameterException(ServiceError error) : AmazonEKSException(error);

public class InvalidRequestException(ServiceError error) : AmazonEKSException(error);

public class NotFoundException(ServiceError error) : AmazonEKSException(error);

public class ResourceInUseException(ServiceError error) : AmazonEKSException(error);

public class ResourceLimitExceededException(ServiceError error) : AmazonEKSException(error);

public class ResourceNotFoundException(ServiceError error) : AmazonEKSException(error);

public class ServerException(ServiceError error) : AmazonEKSException(error);

public class ServiceUnavailableException(ServiceError error) : AmazonEKSException(error);

public class UnsupportedAvailabilityZoneException(ServiceError error) : AmazonEKSException(error);
