using Wallet.LocalCloud.Tools;

namespace Wallet.Operator.Tests.Chart;

/// <summary>What the chart renders, as files to read. After a wanted change run the tests once with WALLET_RENEW_GOLDEN=1 and review the diff.</summary>
public sealed class ChartTests
{
    private static readonly CommandLineTool Helm = new("helm");
    private static readonly string Chart = RepositoryFolder.File("charts", "wallet-operator");

    [Theory]
    [InlineData("defaults", "")]
    [InlineData("production", "--set aws.region=sa-east-1 --set aws.roleArn=arn:aws:iam::123456789012:role/wallet-operator "
        + "--set aws.eksClusterName=main --set image.repository=registry.example.com/wallet-operator "
        + "--set image.digest=sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa "
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
    public async Task Refuses_bad_values_by_name(string setting, string named)
    {
        var result = await Helm.RunAsync("template", "wallet-operator", Chart, "--set", setting);

        result.ExitCode.Should().NotBe(0);
        result.Error.Should().Contain(named);
    }

    [Fact]
    public async Task Carries_the_custom_resource_definition_unchanged()
        => (await File.ReadAllTextAsync(Path.Combine(Chart, "files", "walletplatforms.yaml")))
            .Should().Be(await File.ReadAllTextAsync(RepositoryFolder.File("crds", "walletplatforms.yaml")), "run: cp crds/walletplatforms.yaml charts/wallet-operator/files/");

    [Fact]
    public async Task Upgrades_the_custom_resource_definition_and_keeps_it_on_uninstall()
        => (await Helm.RunAsync("template", "wallet-operator", Chart, "--show-only", "templates/crd.yaml")).Succeeded()
            .Should().Contain("helm.sh/resource-policy: keep");
}
