using System.Text.Json.Nodes;
using Amazon.CloudWatchLogs.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Messaging.Logs;

/// <summary>
/// The resource policy of CloudWatch Logs by which AWS's log delivery may write into the log groups of all platforms: one for an account and
/// region, for there may be ten. AWS writes such a policy itself when a delivery begins, for one group and with it; this one outlives a group
/// that is made again, and where it is there AWS writes none (CloudWatch Logs user guide, "Logs sent to CloudWatch Logs").
/// </summary>
internal static class LogsPolicy
{
    /// <summary>Kind in planned changes.</summary>
    public const string Kind = "LogsPolicy";

    /// <summary>Its name: the same for all platforms.</summary>
    public const string Name = "wallet-operator-broker-logs";

    /// <summary>What it says in an account and region.</summary>
    public static string For(AwsAccount account) => PolicyDocument.Of(new JsonObject
    {
        ["Sid"] = "BrokerLogs",
        ["Effect"] = "Allow",
        ["Principal"] = new JsonObject { ["Service"] = "delivery.logs.amazonaws.com" },
        ["Action"] = new JsonArray("logs:CreateLogStream", "logs:PutLogEvents"),
        ["Resource"] = account.Arn("logs", $"log-group:{LogGroupNames.OfOperator}*:log-stream:*"),
        ["Condition"] = new JsonObject
        {
            ["StringEquals"] = new JsonObject { ["aws:SourceAccount"] = account.AccountId },
            ["ArnLike"] = new JsonObject { ["aws:SourceArn"] = account.Arn("logs", "*") },
        },
    });

    /// <summary>Writes it.</summary>
    public static AwsChange Put(string document) => new(
        new PlannedChange($"{Kind} {Name}", "Put", "delivery.logs.amazonaws.com"),
        new PutResourcePolicyRequest { PolicyName = Name, PolicyDocument = document });
}
