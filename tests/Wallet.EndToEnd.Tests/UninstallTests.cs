using Wallet.Demo;
using Wallet.EndToEnd.Tests.Surroundings;

namespace Wallet.EndToEnd.Tests;

/// <summary>helm uninstall takes the operator away, not what it has built.</summary>
[Collection(nameof(LiveCloud))]
public sealed class UninstallTests(LiveCloud cloud)
{
    [Fact]
    public async Task Platforms_outlive_the_operator_and_another_takes_them_over_unchanged()
    {
        await cloud.Demo.WaitUntilReadyAsync();

        await cloud.Terminal.HelmAsync("uninstall", PlatformEngineer.OperatorName, "--namespace", PlatformEngineer.OperatorNamespace, "--wait");

        (await cloud.Terminal.KubectlAsync("get", "crd", "walletplatforms.wallet-operator.io", "--output", "name")).Should().NotBeEmpty();
        (await cloud.Terminal.KubectlAsync("get", "wp", "-n", cloud.Demo.Name)).Should().Contain("demo").And.Contain("Ready");
        var changes = cloud.Host.Aws.Journal.Mutations.Count;

        await cloud.InstallChartAsync();

        // Ready for this spec only after the new operator has looked at everything.
        await cloud.Demo.PatchAsync("""{"app":{"replicas":{"max":5}}}""");
        await cloud.Demo.WaitUntilReadyAsync();
        (await cloud.Demo.NumberAsync("hpa/demo-wallet-api", ".spec.maxReplicas")).Should().Be(5);
        cloud.Host.Aws.Journal.Mutations.Skip(changes).Should().BeEmpty("in the account everything is as it should be");
    }
}
