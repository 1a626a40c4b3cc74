using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes;
using Wallet.LocalCloud.Kubernetes.Json;

namespace Wallet.LocalCloud.Tests.Kubernetes;

/// <summary>
/// Specs and changes of the WalletPlatform: this server accepts and refuses what a real kube-apiserver 1.36 did, at the same fields, and
/// with its words where the table has them.
/// </summary>
public sealed class DecidedPlatforms(PlatformApi api) : IClassFixture<PlatformApi>
{
    private static readonly List<JsonObject> Cases =
        [.. JsonNode.Parse(PlatformApi.Read("cases.json"))!.AsArray().Select(each => each!.AsObject())];

    public static TheoryData<string> Names => [.. Cases.Select(each => (string)each["case"]!)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_server_decides_as_a_real_one_did(string name)
    {
        var decided = Cases.Single(each => (string)each["case"]! == name);
        var platform = (string?)decided["name"] is { } own and not "t" ? own : $"c{Cases.IndexOf(decided)}";
        var answer = decided["before"] is { } before
            ? await ChangeAsync(platform, before, decided["status"], decided["spec"]!)
            : await api.SendAsync(HttpMethod.Post, "", PlatformApi.Platform(platform, decided["spec"]!));

        var accepted = (string?)answer["kind"] == "WalletPlatform";
        accepted.Should().Be((bool)decided["accepted"]!, answer.ToJsonString());
        var causes = answer.Items("details", "causes").Select(cause => (Field: cause.Text("field")!, Message: cause.Text("message"))).ToList();
        foreach (var (field, message) in decided.Items("causes").Select(cause => (cause.Text("field")!, cause.Text("message"))))
            causes.Should().Contain(
                cause => message == null ? cause.Field.StartsWith(field, StringComparison.Ordinal) : cause.Field == field && cause.Message == message,
                answer.ToJsonString());
    }

    [Theory]
    [InlineData("phase", "\"Provisioning\"", null)]
    [InlineData("phase", "\"A phase of more than thirty-two letters\"", "status.phase: Too long: may not be more than 32 bytes")]
    [InlineData("components", """[{"name":"database","state":"Ready","since":"2026-11-22"}]""",
        "status.components[0].since: Invalid value: \"2026-11-22\": status.components[0].since in body must be of type date-time: \"2026-11-22\"")]
    [InlineData("conditions", """[{"type":"Ready","status":"Perhaps","reason":"R","lastTransitionTime":"2026-11-22T10:00:00Z"}]""",
        "status.conditions[0].status: Unsupported value: \"Perhaps\": supported values: \"True\", \"False\", \"Unknown\"")]
    public async Task A_status_is_judged_by_the_schema_too(string field, string value, string? refusal)
    {
        var name = $"s{Guid.NewGuid().ToString("N")[..8]}";
        var platform = await api.SendAsync(HttpMethod.Post, "", PlatformApi.Platform(name, Cases[0]["spec"]!));
        platform["status"] = new JsonObject { [field] = JsonNode.Parse(value) };

        var answer = await api.SendAsync(HttpMethod.Put, $"/{name}/status", platform);

        answer.Items("details", "causes").Select(cause => $"{cause.Text("field")}: {cause.Text("message")}")
            .Where(cause => !cause.StartsWith("<nil>", StringComparison.Ordinal)).Should().Equal(refusal is null ? [] : [refusal]);
        answer.Text("kind").Should().Be(refusal is null ? "WalletPlatform" : "Status");
    }

    [Fact]
    public async Task A_message_of_a_status_may_have_4096_letters_and_no_more()
    {
        var platform = await api.SendAsync(HttpMethod.Post, "", PlatformApi.Platform("long", Cases[0]["spec"]!));
        foreach (var (length, kind) in new[] { (4097, "Status"), (4096, "WalletPlatform") })
        {
            platform["status"] = new JsonObject
            {
                ["components"] = new JsonArray(new JsonObject
                {
                    ["name"] = "app",
                    ["state"] = "Blocked",
                    ["since"] = "2026-11-22T10:00:00Z",
                    ["message"] = new string('m', length),
                }),
            };
            (await api.SendAsync(HttpMethod.Put, "/long/status", platform)).Text("kind").Should().Be(kind);
        }
    }

    private async Task<JsonObject> ChangeAsync(string name, JsonNode before, JsonNode? status, JsonNode after)
    {
        var stored = await api.SendAsync(HttpMethod.Post, "", PlatformApi.Platform(name, before));
        if (status is not null)
        {
            stored["status"] = status.DeepClone();
            stored = await api.SendAsync(HttpMethod.Put, $"/{name}/status", stored);
        }

        stored["spec"] = after.DeepClone();
        return await api.SendAsync(HttpMethod.Put, $"/{name}", stored);
    }
}

/// <summary>A server with the WalletPlatform's definition.</summary>
public sealed class PlatformApi : IAsyncLifetime
{
    private KubernetesApi _api = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _api = await KubernetesApi.StartAsync();
        _http = LocalHttp.Client(_api);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _api.AdminToken);
        using var content = new StringContent(Read("crd.yaml"), Encoding.UTF8, "application/yaml");
        using var answer = await _http.PostAsync(new Uri("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", UriKind.Relative), content);
        answer.IsSuccessStatusCode.Should().BeTrue(await answer.Content.ReadAsStringAsync());
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _api.DisposeAsync();
    }

    public static string Read(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Kubernetes", "Platforms", file));

    public static JsonObject Platform(string name, JsonNode spec) => new()
    {
        ["apiVersion"] = "wallet-operator.io/v1alpha1",
        ["kind"] = "WalletPlatform",
        ["metadata"] = new JsonObject { ["name"] = name },
        ["spec"] = spec.DeepClone(),
    };

    /// <summary>Sends a platform under strict field validation.</summary>
    /// <param name="path">After the address of all platforms.</param>
    public async Task<JsonObject> SendAsync(HttpMethod method, string path, JsonNode body, string type = "application/json")
    {
        var address = $"/apis/wallet-operator.io/v1alpha1/namespaces/default/walletplatforms{path}?fieldValidation=Strict";
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, type);
        using var response = await _http.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }
}
