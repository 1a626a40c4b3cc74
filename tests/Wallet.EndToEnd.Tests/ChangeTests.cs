using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.EC2.Model;
using k8s;
using Wallet.EndToEnd.Tests.Surroundings;
using Xunit.Abstractions;

namespace Wallet.EndToEnd.Tests;

/// <summary>A platform that is changed by its owner, and one that is changed behind the operator's back.</summary>
[Collection(nameof(LiveCloud))]
public sealed partial class ChangeTests(LiveCloud cloud, ITestOutputHelper output)
{
    private const string Api = "demo-wallet-api";

    [Fact]
    public async Task Another_size_is_reached_everywhere()
    {
        await cloud.Demo.WaitUntilReadyAsync();
        var version = await cloud.Demo.FieldAsync(".metadata.resourceVersion");

        await cloud.Demo.PatchAsync(
            """{"app":{"replicas":{"min":3,"desired":3,"max":4},"env":{"WALLET_AUTH_AUDIENCE":"wallets"}},"database":{"readers":2}}""");

        await PassedAsync("Updating", version);
        await cloud.Demo.WaitUntilReadyAsync();
        var owned = await cloud.OwnedAsync(cloud.Demo);
        owned["rds:db"].Should().Be(3, "one writer and two readers");
        owned["rds:cluster"].Should().Be(1);
        (await cloud.Demo.NumberAsync($"deployment/{Api}", ".status.availableReplicas")).Should().Be(3);
        (await cloud.Demo.NumberAsync($"hpa/{Api}", ".spec.minReplicas")).Should().Be(3);
        (await cloud.Terminal.KubectlAsync("get", "configmaps", "-n", cloud.Demo.Name, "--output", "yaml"))
            .Should().Contain("WALLET_AUTH_AUDIENCE: wallets");
    }

    [Fact]
    public async Task What_others_change_is_put_right()
    {
        await cloud.Demo.WaitUntilReadyAsync();
        using var console = new AwsConsole(cloud.Host.Places);
        var stem = AwsAudit.StemOf(await cloud.Demo.UidAsync(), cloud.Demo.Name);
        var group = await GroupAsync(console, $"{stem}-database");

        await console.Ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest
        {
            GroupId = group.GroupId,
            IpPermissions = [new() { IpProtocol = "tcp", FromPort = 22, ToPort = 22, Ipv4Ranges = [new() { CidrIp = "0.0.0.0/0" }] }],
        });
        await console.Rds.ModifyDBClusterAsync(new() { DBClusterIdentifier = $"{stem}-aurora", DeletionProtection = true, ApplyImmediately = true });
        await cloud.Terminal.KubectlAsync("delete", "poddisruptionbudget", Api, "-n", cloud.Demo.Name);

        await Eventually.TrueAsync(
            "the open port is closed again", async () => (await GroupAsync(console, $"{stem}-database")).IpPermissions.All(rule => rule.FromPort != 22));
        await Eventually.TrueAsync("deletion protection is off again", async () => await IsUnprotectedAsync(console, $"{stem}-aurora"));
        await Eventually.TrueAsync(
            "the disruption budget is back",
            async () => (await cloud.Terminal.Kubectl.RunAsync("get", "poddisruptionbudget", Api, "-n", cloud.Demo.Name)).ExitCode == 0);
        await cloud.Demo.WaitUntilReadyAsync();
        // Events are written after the status.
        output.WriteLine(await Eventually.GivesAsync(
            "it tells which port it closed",
            async () => await cloud.Demo.DescribeAsync() is var described && ClosedPort().IsMatch(described) ? described : null));
    }

    /// <summary>Waits until the platform has been in a phase since one of its versions, even for a moment: the server sends every change since then.</summary>
    private async Task PassedAsync(string phase, string version)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        var changes = cloud.Host.Client.CustomObjects.WatchListNamespacedCustomObjectAsync(
            "wallet-operator.io", "v1alpha1", cloud.Demo.Name, "walletplatforms", resourceVersion: version, cancellationToken: limit.Token);
        await foreach (var (_, platform) in changes)
        {
            if ((string?)JsonNode.Parse($"{platform}")?["status"]?["phase"] == phase) return;
        }

        throw new InvalidOperationException($"The watch ended before phase {phase}.");
    }

    private static async Task<SecurityGroup> GroupAsync(AwsConsole console, string name)
        => (await console.Ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { Filters = [new("group-name", [name])] }))
            .SecurityGroups.Single();

    private static async Task<bool> IsUnprotectedAsync(AwsConsole console, string cluster)
        => (await console.Rds.DescribeDBClustersAsync(new() { DBClusterIdentifier = cluster })).DBClusters!.Single().DeletionProtection == false;

    [GeneratedRegex(@"RevokeIngress .*SecurityGroup \S+-database tcp 22 from 0\.0\.0\.0/0")]
    private static partial Regex ClosedPort();
}
