using Wallet.Demo;
using Wallet.EndToEnd.Tests.Surroundings;

namespace Wallet.EndToEnd.Tests;

/// <summary>helm uninstall takes the operator away, not what it has built.</summary>
[Collection(nameof(LiveCloud))]
public sealed class UninstallTests(LiveCloud cloud)
{
    private const string Look = "DescribeDBClusters";

    [Fact]
    public async Task Platforms_outlive_the_operator_and_another_takes_them_over_unchanged()
    {
        await cloud.Demo.WaitUntilReadyAsync();

        await cloud.Terminal.HelmAsync("uninstall", PlatformEngineer.OperatorName, "--namespace", PlatformEngineer.OperatorNamespace, "--wait");

        (await cloud.Terminal.KubectlAsync("get", "crd", "walletplatforms.wallet-operator.io", "--output", "name")).Should().NotBeEmpty();
        (await cloud.Terminal.KubectlAsync("get", "wp", "-n", cloud.Demo.Name)).Should().Contain("demo").And.Contain("Ready");
        var (changes, looks) = (cloud.Host.Aws.Journal.Mutations.Count, Looks());

        await cloud.InstallChartAsync();

        await Eventually.TrueAsync("the new operator has looked at the platforms a few times", () => Looks() > looks + 2);
        cloud.Host.Aws.Journal.Mutations.Skip(changes).Should().BeEmpty("everything is as it should be");
        await cloud.Demo.WaitUntilReadyAsync();
    }

    private int Looks() => cloud.Host.Aws.Journal.Calls.Count(call => call.Operation == Look);
}
