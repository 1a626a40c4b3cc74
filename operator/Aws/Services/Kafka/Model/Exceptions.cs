using Wallet.Operator.Aws.Protocols;

namespace Amazon.Kafka.Model;

internal class BadRequestException(ServiceError error) : AmazonKafkaException(error);

internal class ConflictException(ServiceError error) : AmazonKafkaException(error);

internal class ForbiddenException(ServiceError error) : AmazonKafkaException(error);

internal class InternalServerErrorException(ServiceError error) : AmazonKafkaException(error);

internal class NotFoundException(ServiceError error) : AmazonKafkaException(error);

internal class ServiceUnavailableException(ServiceError error) : AmazonKafkaException(error);

internal class TooManyRequestsException(ServiceError error) : AmazonKafkaException(error);

internal class UnauthorizedException(ServiceError error) : AmazonKafkaException(error);
