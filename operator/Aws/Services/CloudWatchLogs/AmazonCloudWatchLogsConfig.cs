using Wallet.Operator.Aws.Protocols;

namespace Amazon.CloudWatchLogs;

internal class AmazonCloudWatchLogsConfig() : ProtocolClientConfig(AmazonCloudWatchLogsClient.Description);
