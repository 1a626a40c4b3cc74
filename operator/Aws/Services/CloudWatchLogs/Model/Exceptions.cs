using Wallet.Operator.Aws.Protocols;

namespace Amazon.CloudWatchLogs.Model;

internal class InvalidParameterException(ServiceError error) : AmazonCloudWatchLogsException(error);

internal class LimitExceededException(ServiceError error) : AmazonCloudWatchLogsException(error);

internal class OperationAbortedException(ServiceError error) : AmazonCloudWatchLogsException(error);

internal class ResourceAlreadyExistsException(ServiceError error) : AmazonCloudWatchLogsException(error);

internal class ResourceNotFoundException(ServiceError error) : AmazonCloudWatchLogsException(error);

internal class ServiceUnavailableException(ServiceError error) : AmazonCloudWatchLogsException(error);

internal class TooManyTagsException(ServiceError error) : AmazonCloudWatchLogsException(error);
