using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Wallet.Operator.Tests.Kube;

namespace Wallet.Operator.Tests.Platform.Rules;

/// <summary>The CRD decides each case as the table says: the same table that the operator's own rules are held to.</summary>
public sealed class ApiServerDecisionTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Anything = "<nil>";

    [Theory]
    [MemberData(nameof(DecidedCase.Names), MemberType = typeof(DecidedCase))]
    public async Task The_API_server_decides_as_the_table_says(string name)
    {
        var decided = DecidedCase.Find(name);
        using var client = server.Api.CreateClient();
        var place = await server.CreateNamespaceAsync(client);

        var answer = await DecideAsync(place, decided);

        var accepted = (string?)answer["kind"] == "WalletPlatform";
        accepted.Should().Be(decided.Accepted, answer.ToJsonString());
        var fields = (answer["details"]?["causes"]?.AsArray() ?? []).Select(cause => (string)cause!["field"]!).ToList();
        foreach (var cause in decided.Causes.Where(cause => cause.Field != Anything))
            fields.Should().Contain(field => field.StartsWith(cause.Field, StringComparison.Ordinal), answer.ToJsonString());
    }

    [Fact]
    public async Task A_status_that_disagrees_with_the_spec_stops_neither_the_status_nor_the_finalizers_end()
    {
        using var client = server.Api.CreateClient();
        var place = await server.CreateNamespaceAsync(client);
        var built = DecidedCase.Find("built: database.name set otherwise");
        var platform = await SendAsync(HttpMethod.Post, place, "", Platform("t", JsonNode.Parse(built.Spec.GetRawText())!, "wallet-operator.io/cleanup"));

        platform["status"] = JsonNode.Parse(built.Status!.Value.GetRawText());
        var reported = await SendAsync(HttpMethod.Put, place, "/t/status", platform);
        reported["metadata"]!["finalizers"] = new JsonArray();
        var released = await SendAsync(HttpMethod.Put, place, "/t", reported);

        ((string?)reported["status"]?["accepted"]?["databaseName"]).Should().Be("wallet", reported.ToJsonString());
        ((string?)released["kind"]).Should().Be("WalletPlatform", released.ToJsonString());
    }

    private async Task<JsonNode> DecideAsync(string place, DecidedCase decided)
    {
        var name = decided.Name ?? "t";
        var spec = JsonNode.Parse(decided.Spec.GetRawText())!;
        if (decided.Before is not { } before)
            return await SendAsync(HttpMethod.Post, place, "", Platform(name, spec));
        var stored = await SendAsync(HttpMethod.Post, place, "", Platform(name, JsonNode.Parse(before.GetRawText())!));
        if (decided.Status is { } status)
        {
            stored["status"] = JsonNode.Parse(status.GetRawText());
            stored = await SendAsync(HttpMethod.Put, place, $"/{name}/status", stored);
        }

        stored["spec"] = spec;
        return await SendAsync(HttpMethod.Put, place, $"/{name}", stored);
    }

    private static JsonObject Platform(string name, JsonNode spec, params string[] finalizers) => new()
    {
        ["apiVersion"] = "wallet-operator.io/v1alpha1",
        ["kind"] = "WalletPlatform",
        ["metadata"] = new JsonObject { ["name"] = name, ["finalizers"] = new JsonArray([.. finalizers.Select(each => JsonValue.Create(each))]) },
        ["spec"] = spec,
    };

    private async Task<JsonNode> SendAsync(HttpMethod method, string place, string path, JsonNode body)
    {
        using var client = server.Api.CreateClient();
        var address = $"apis/wallet-operator.io/v1alpha1/namespaces/{place}/walletplatforms{path}?fieldValidation=Strict";
        using var request = new HttpRequestMessage(method, new Uri(server.Api.Address, address));
        request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", server.Api.AdminToken);
        using var response = await client.HttpClient.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }
}
