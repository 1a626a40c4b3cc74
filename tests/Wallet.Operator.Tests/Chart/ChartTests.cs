using System.Text.RegularExpressions;
using Wallet.LocalCloud.Tools;

namespace Wallet.Operator.Tests.Chart;

/// <summary>What the chart renders, as files to read. After a wanted change run the tests once with WALLET_RENEW_GOLDEN=1 and review the diff.</summary>
public sealed partial class ChartTests
{
    private static readonly CommandLineTool Helm = new("helm");
    private static readonly string Chart = RepositoryFolder.File("charts", "wallet-operator");

    [Theory]
    [InlineData("defaults", "")]
    [InlineData("production", "--set aws.region=sa-east-1 --set aws.roleArn=arn:aws:iam::123456789012:role/wallet-operator "
        + "--set aws.eksClusterName=main --set image.repository=registry.example.com/wallet-operator "
        + "--set image.digest=sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa "
        + "--set aws.permissionsBoundaryArn=arn:aws:iam::123456789012:policy/wallet-boundary --set aws.requirePermissionsBoundary=true "
        + "--set metrics.serviceMonitor.enabled=true --set networkPolicy.enabled=true --set env.HTTPS_PROXY=http://proxy:3128")]
    [InlineData("two-namespaces", "--set watchNamespaces={team-a,team-b}")]
    [InlineData("single-replica", "--set replicas=1 --set metrics.service.enabled=false --set podDisruptionBudget.enabled=false")]
    public async Task Renders_as_reviewed(string golden, string settings)
    {
        string[] arguments = ["template", "wallet-operator", Chart, "--namespace", "wallet-system", "--set", "crds.install=false"];
        var rendered = (await Helm.RunAsync([.. arguments, .. settings.Split(' ', StringSplitOptions.RemoveEmptyEntries)])).Succeeded();

        var file = RepositoryFolder.File("tests", "Wallet.Operator.Tests", "Chart", "Golden", $"{golden}.yaml");
        if (Environment.GetEnvironmentVariable("WALLET_RENEW_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(file, rendered);
        }

        rendered.Should().Be(await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task Passes_helm_lint_in_strict_mode()
        => (await Helm.RunAsync("lint", "--strict", "--quiet", Chart)).Succeeded();

    [Theory]
    [InlineData("replicas=-1", "replicas")]
    [InlineData("replicaCount=2", "replicaCount")]
    [InlineData("aws.region=Brazil", "region")]
    [InlineData("image.digest=latest", "digest")]
    [InlineData("reconcile.resync=soon", "resync")]
    [InlineData("metrics.serviceMonitor.enabled=true,metrics.service.enabled=false", "/metrics/service/enabled")]
    [InlineData("aws.permissionsBoundaryArn=wallet-boundary", "permissionsBoundaryArn")]
    [InlineData("aws.requirePermissionsBoundary=true", "permissionsBoundaryArn")]
    public async Task Refuses_bad_values_by_name(string setting, string named)
    {
        var result = await Helm.RunAsync("template", "wallet-operator", Chart, "--set", setting);

        result.ExitCode.Should().NotBe(0);
        result.Error.Should().Contain(named);
    }

    [Theory]
    [InlineData("wallet-operator")]
    [InlineData("1a.b")]
    [InlineData("a23456789-123456789-123456789-123456789-")]
    [InlineData("a23456789-123456789-123456789-123456789-12345")]
    [InlineData("a23456789-123456789-123456789-123456789-123456")]
    [InlineData("a23456789-123456789-123456789-123456789-1234567")]
    [InlineData("a23456789-123456789-123456789-123456789-123456789-123")]
    [InlineData("wallet-operator-3456789-123456789-123456789-123456789")]
    public async Task Every_name_is_one_that_Kubernetes_takes_whatever_the_release_is_called(string release)
    {
        release = release.TrimEnd('-') + (release.EndsWith('-') ? "x" : "");
        var rendered = (await Helm.RunAsync(
            "template", release, Chart, "--set", "crds.install=false,metrics.serviceMonitor.enabled=true,networkPolicy.enabled=true")).Succeeded();

        var names = Named().Matches(rendered).Select(match => (Kind: match.Groups["kind"].Value, Name: match.Groups["name"].Value)).ToList();
        names.Should().HaveCountGreaterThan(9).And.OnlyHaveUniqueItems();
        names.Select(named => named.Name.Length).Max().Should().BeLessThanOrEqualTo(63);
        names.Single(named => named.Kind == "Service").Name.Should().MatchRegex("^[a-z]([-a-z0-9]*[a-z0-9])?-metrics$");
        names.Where(named => named.Kind is "Role" or "RoleBinding").Select(named => named.Name).Should().OnlyContain(name => name.EndsWith("-leader"));
    }

    [Fact]
    public async Task Releases_that_divide_namespaces_between_them_share_no_object_and_no_lease()
    {
        var (first, second) = (await RenderedAsync("a"), await RenderedAsync("b"));

        Objects(first).Should().HaveCountGreaterThan(7).And.NotIntersectWith(Objects(second));
        first.Should().Contain("team-a").And.NotContain("team-b").And.NotContain("ClusterRole");
        Lease().Match(first).Groups[1].Value.Should().NotBe(Lease().Match(second).Groups[1].Value);

        async Task<string> RenderedAsync(string shard) => (await Helm.RunAsync(
            "template", $"wallet-operator-{shard}", Chart, "--namespace", "wallet-system", "--set", $"crds.install=false,watchNamespaces={{team-{shard}}}")).Succeeded();

        static IEnumerable<string> Objects(string rendered) => Named().Matches(rendered).Select(match => match.Value);
    }

    [Theory]
    [InlineData("1.29.9", false)]
    [InlineData("1.30.0", true)]
    [InlineData("1.30.4-eks-a5df82a", true)]
    [InlineData("1.36.2", true)]
    public async Task Refuses_a_cluster_whose_pods_cannot_sleep_before_they_stop(string version, bool taken)
        => (await Helm.RunAsync("template", "wallet-operator", Chart, "--kube-version", version)).ExitCode.Should().Be(taken ? 0 : 1);

    [Fact]
    public async Task Advises_on_a_custom_resource_definition_that_kubectl_applied_before()
        => (await Helm.RunAsync("install", "wallet-operator", Chart, "--dry-run=client")).Succeeded()
            .Should().Contain("--take-ownership").And.Contain("crds.install=false");

    [Fact]
    public async Task Carries_the_custom_resource_definition_unchanged()
        => (await File.ReadAllTextAsync(Path.Combine(Chart, "files", "walletplatforms.yaml")))
            .Should().Be(await File.ReadAllTextAsync(RepositoryFolder.File("crds", "walletplatforms.yaml")), "run: cp crds/walletplatforms.yaml charts/wallet-operator/files/");

    [Fact]
    public async Task Upgrades_the_custom_resource_definition_and_keeps_it_on_uninstall()
        => (await Helm.RunAsync("template", "wallet-operator", Chart, "--show-only", "templates/crd.yaml")).Succeeded()
            .Should().Contain("helm.sh/resource-policy: keep");

    [GeneratedRegex(@"^kind: (?<kind>\w+)\nmetadata:\n  name: (?<name>\S+)$", RegexOptions.Multiline)]
    private static partial Regex Named();

    [GeneratedRegex(@"WALLET_OPERATOR_LEASE_NAME\n\s+value: (\S+)")]
    private static partial Regex Lease();
}
