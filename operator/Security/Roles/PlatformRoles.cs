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
        Allow(account.Arn("kafka", $"cluster/{pass.Names.Stem}*/*"), "Connect", "DescribeCluster", "WriteDataIdempotently"),
        Allow(account.Arn("kafka", $"topic/{pass.Names.Stem}*/*/*"), "DescribeTopic", "WriteData"));

    private static JsonObject Allow(string resource, params string[] actions) => new()
    {
        ["Effect"] = "Allow",
        ["Action"] = new JsonArray(actions.Select(action => (JsonNode)$"kafka-cluster:{action}").ToArray()),
        ["Resource"] = resource,
    };
}
