using Wallet.Operator.Aws.Protocols;

namespace Amazon.Kafka.Model;

public class BadRequestException(ServiceError error) : AmazonKafkaException(error);

public class ConflictException(ServiceError error) : AmazonKafkaException(error);

public class ForbiddenException(ServiceError error) : AmazonKafkaException(error);

public class InternalServerErrorException(ServiceError error) : AmazonKafkaException(error);

public class NotFoundException(ServiceError error) : AmazonKafkaException(error);

public class ServiceUnavailableException(ServiceError error) : AmazonKafkaException(error);

public class TooManyRequestsException(ServiceError error) : AmazonKafkaException(error);

public class UnauthorizedException(ServiceError error) : AmazonKafkaException(error);
