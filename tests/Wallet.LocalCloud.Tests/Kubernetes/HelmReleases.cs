using Wallet.LocalCloud.Kubernetes;

namespace Wallet.LocalCloud.Tests.Kubernetes;

/// <summary>The life of a release, with the real helm.</summary>
public sealed class HelmReleases
{
    [Fact]
    public async Task A_release_is_installed_upgraded_rolled_back_and_uninstalled()
    {
        await using var api = await KubernetesApi.StartAsync();
        var cli = new CommandLine(api);
        cli.Write("chart/Chart.yaml", "apiVersion: v2\nname: chart\nversion: 0.1.0\n");
        cli.Write("chart/values.yaml", "color: red\n");
        cli.Write("chart/templates/configmap.yaml", """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}
            data: {color: "{{ .Values.color }}"}
            """);
        Task<string> Color() => cli.Kubectl("get", "configmap", "settings", "-n", "shop", "-o", "jsonpath={.data.color}");

        (await cli.Helm("install", "r", "chart", "-n", "shop", "--create-namespace")).Should().Contain("STATUS: deployed");
        (await Color()).Should().Be("red");
        await cli.Helm("upgrade", "r", "chart", "-n", "shop", "--set", "color=green");
        (await Color()).Should().Be("green");
        (await cli.Helm("get", "values", "r", "-n", "shop")).Should().Contain("color: green");
        (await cli.Helm("list", "-A")).Should().MatchRegex(@"r\s+shop\s+2\s");
        await cli.Helm("rollback", "r", "1", "-n", "shop");
        (await Color()).Should().Be("red");
        (await cli.Helm("status", "r", "-n", "shop")).Should().Contain("REVISION: 3");
        await cli.Helm("uninstall", "r", "-n", "shop");
        api.Store.InNamespace("shop").Should().BeEmpty();
        cli.Close();
    }
}
