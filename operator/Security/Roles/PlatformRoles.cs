using System.Text.Json.Nodes;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Security.Roles;

/// <summary>The roles of a platform: each trusts exactly one party of exactly this platform.</summary>
/// <param name="pass">The pass.</param>
/// <param name="account">Whose account.</param>
/// <param name="network">Cluster and issuer.</param>
internal sealed class PlatformRoles(PlatformPass pass, AwsAccount account, NetworkFacts network)
{
    /// <summary>Those that the spec needs.</summary>
    public IReadOnlyList<RoleDesired> All()
    {
        List<RoleDesired> roles = [App()];
        if (pass.Settings.Compute.PodExecutionRoleArn is null)
            roles.Add(PodExecution());
        if (pass.Settings.Database.MonitoringInterval > TimeSpan.Zero)
            roles.Add(Monitoring());
        if (pass.Settings.Network.FlowLogs)
            roles.Add(FlowLogs());
        return roles;
    }

    private RoleDesired App() => Role(
        RolePurpose.App,
        Trust(
            new JsonObject { ["Federated"] = account.IamArn($"oidc-provider/{network.OidcIssuer}") },
            "sts:AssumeRoleWithWebIdentity",
            new JsonObject
            {
                ["StringEquals"] = new JsonObject
                {
                    [$"{network.OidcIssuer}:sub"] = $"system:serviceaccount:{pass.Key.Namespace}:{pass.Names.ServiceAccount}",
                    [$"{network.OidcIssuer}:aud"] = "sts.amazonaws.com",
                },
            }),
        pass.Settings.Messaging.Authentication.Contains("IAM") ? [("kafka", KafkaPolicy())] : []);

    private RoleDesired PodExecution() => Role(
        RolePurpose.PodExecution,
        Trust(
            new JsonObject { ["Service"] = "eks-fargate-pods.amazonaws.com" },
            "sts:AssumeRole",
            new JsonObject
            {
                ["ArnLike"] = new JsonObject
                {
                    ["aws:SourceArn"] = account.Arn("eks", $"fargateprofile/{network.EksClusterName}/*"),
                },
            }),
        [],
        account.ManagedPolicyArn("AmazonEKSFargatePodExecutionRolePolicy"));

    private RoleDesired Monitoring() => Role(
        RolePurpose.Monitoring,
        Trust(
            new JsonObject { ["Service"] = "monitoring.rds.amazonaws.com" },
            "sts:AssumeRole",
            new JsonObject { ["StringEquals"] = new JsonObject { ["aws:SourceAccount"] = account.AccountId } }),
        [],
        account.ManagedPolicyArn("service-role/AmazonRDSEnhancedMonitoringRole"));

    private RoleDesired FlowLogs() => Role(
        RolePurpose.FlowLogs,
        Trust(
            new JsonObject { ["Service"] = "vpc-flow-logs.amazonaws.com" },
            "sts:AssumeRole",
            new JsonObject
            {
                ["StringEquals"] = new JsonObject { ["aws:SourceAccount"] = account.AccountId },
                ["ArnLike"] = new JsonObject { ["aws:SourceArn"] = account.Arn("ec2", "vpc-flow-log/*") },
            }),
        [("logs", FlowLogsPolicy())]);

    private RoleDesired Role(
        RolePurpose purpose, string trust, IReadOnlyList<(string Name, string Document)> inline, params string[] attached)
    {
        var name = RoleDesired.NameOf(pass.Names, purpose);
        return new RoleDesired(
            purpose,
            name,
            $"Wallet platform {pass.Key}: {purpose}",
            trust,
            inline.ToDictionary(policy => policy.Name, policy => policy.Document),
            attached,
            pass.Settings.Security.PermissionsBoundaryArn,
            SecurityNames.Tags(pass, name));
    }

    private static string Trust(JsonObject principal, string action, JsonObject condition) => PolicyDocument.Of(
        new JsonObject { ["Effect"] = "Allow", ["Principal"] = principal, ["Action"] = action, ["Condition"] = condition });

    // The API only produces: it connects, and writes to the platform's topics.
    private string KafkaPolicy() => PolicyDocument.Of(
        Allow(account.Arn("kafka", $"cluster/{pass.Names.Stem}*/*"), "kafka-cluster", "Connect", "DescribeCluster", "WriteDataIdempotently"),
        Allow(account.Arn("kafka", $"topic/{pass.Names.Stem}*/*/*"), "kafka-cluster", "DescribeTopic", "WriteData"));

    // Not CreateLogGroup, which the VPC guide names too: a group that is gone would come back with logs that never end.
    private string FlowLogsPolicy() => PolicyDocument.Of(
        Allow(
            account.Arn("logs", $"log-group:{LogGroupNames.For(pass.Names.For("flow-logs"))}:*"),
            "logs", "CreateLogStream", "DescribeLogStreams", "PutLogEvents"),
        Allow(account.Arn("logs", "log-group:*"), "logs", "DescribeLogGroups"));

    private static JsonObject Allow(string resource, string service, params string[] actions) => new()
    {
        ["Effect"] = "Allow",
        ["Action"] = new JsonArray(actions.Select(action => (JsonNode)$"{service}:{action}").ToArray()),
        ["Resource"] = resource,
    };
}
