using Wallet.LocalCloud.Aws.CloudWatchLogs;
using Wallet.LocalCloud.Aws.Ec2;
using Wallet.LocalCloud.Aws.Iam;

namespace Wallet.LocalCloud.Aws;

/// <summary>Flow logs on their way to CloudWatch Logs: VPC guide, "IAM role for publishing flow logs to CloudWatch Logs".</summary>
internal sealed class FlowLogDelivery(IamService iam, CloudWatchLogsService logs) : IFlowLogDelivery
{
    // EC2 API reference, FlowLog, deliverLogsErrorMessage.
    private const string Refused = "Access error";

    /// <inheritdoc/>
    public string? Deliver(string logGroup, string roleArn)
    {
        if (!iam.Trusts(roleArn, "vpc-flow-logs.amazonaws.com") || !May(roleArn, "logs:DescribeLogGroups", logs.ArnOf("*")))
            return Refused;
        // A role that may make groups makes one that is missing again.
        if (!logs.Exists(logGroup) && May(roleArn, "logs:CreateLogGroup", logs.ArnOf(logGroup)))
            logs.MakeAsService(logGroup);
        return logs.Exists(logGroup)
            && ((string[])["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"]).All(action
                => May(roleArn, action, $"{logs.ArnOf(logGroup)}:log-stream:eni"))
            ? null
            : Refused;
    }

    private bool May(string roleArn, string action, string resource) => iam.RoleMay(roleArn, new AccessRequest(action, resource));
}
