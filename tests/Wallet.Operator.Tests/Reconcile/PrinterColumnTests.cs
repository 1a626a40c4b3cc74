using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Wallet.Operator.Platform;
using Wallet.Operator.Tests.Kube;

namespace Wallet.Operator.Tests.Reconcile;

/// <summary>What <c>kubectl get walletplatforms -o wide</c> shows: the server makes the table.</summary>
public sealed class PrinterColumnTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task The_first_rule_that_a_spec_breaks_is_in_the_wide_columns()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server, new
        {
            environment = "staging",
            region = "sa-east-1",
            profileVersion = "v9",
            app = new { image = "x" },
        });
        await platform.PassAsync();

        var row = await RowAsync(platform);

        row.Should().Contain("Ready", "False").And.Contain("Phase", "Blocked");
        row["Message"].Should().StartWith("The spec breaks a rule: spec.profileVersion: must be one of");
    }

    [Fact]
    public async Task What_a_platform_waits_for_is_in_the_wide_columns()
    {
        using var platform = await ScriptedPlatform.CreateAsync(server);
        platform["cache"].OnReconcile = _ => new Wallet.Operator.Platform.Steps.StepOutcome.Waiting("Creating", "group is creating", TimeSpan.Zero);
        await platform.PassAsync();

        (await RowAsync(platform)).Should().Contain("Message", "cache: group is creating").And.Contain("Cache", "Creating");
    }

    private static async Task<IReadOnlyDictionary<string, string>> RowAsync(ScriptedPlatform platform)
    {
        var client = (k8s.Kubernetes)platform.Client;
        var path = $"apis/{WalletPlatform.ApiGroup}/{WalletPlatform.ApiVersionName}/namespaces/{platform.Key.Namespace}/{WalletPlatform.PluralName}";
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(client.BaseUri, path));
        request.Headers.Accept.ParseAdd("application/json;as=Table;v=v1;g=meta.k8s.io");
        await client.Credentials.ProcessHttpRequestAsync(request, CancellationToken.None);
        using var response = await client.HttpClient.SendAsync(request);
        var table = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        var columns = table["columnDefinitions"]!.AsArray().Select(column => column!["name"]!.GetValue<string>());
        var cells = table["rows"]!.AsArray().Single()!["cells"]!.AsArray().Select(cell => cell?.ToString() ?? "");
        return columns.Zip(cells).ToDictionary(each => each.First, each => each.Second);
    }
}
