using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.CloudWatchLogs;

/// <summary>An error of CloudWatch Logs; the modelled ones derive from it.</summary>
internal class AmazonCloudWatchLogsException(ServiceError error)
    : AmazonServiceException(error.Message, error.Inner, error.Type, error.Code, error.RequestId, error.StatusCode);
