using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Http;
using Wallet.Api.Http.OpenApi;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>The schemas of requests say what the service does: what is refused for its form is refused by them, and no more.</summary>
public sealed class ContractBodyTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Id = "01990000-0000-7000-8000-000000000000";

    private static readonly string[] Amounts =
        ["true", "null", "\"\"", "\"1e5\"", "\"-1\"", "\"+1\"", "\"1.\"", "\".5\"", "\" 1\"", "\"0\"", "\"0.00\"", "\"NaN\"", "-1", "0", "{}", "[1]", "1e30"];

    private WalletClient Client => api.Cluster.Client;

    public static TheoryData<string, string> Malformed
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var amount in Amounts)
            {
                all.Add("wallets/{id}/deposit", $$"""{"amount":{{amount}}}""");
                all.Add("wallets/{id}/transfer", $$"""{"amount":{{amount}},"destinationWalletId":"{{Id}}"}""");
                all.Add("wallets/{id}/holds", $$"""{"amount":{{amount}}}""");
                if (amount is not ("0" or "\"0\"" or "\"0.00\"" or "null"))
                    all.Add("wallets", $$$"""{"userId":"a","limits":{"perDay":{{{amount}}}}}""");
            }
            foreach (var time in (string[])["1", "\"\"", "\"2099-01-31\"", "\"31 Jan 2099 12:00\"", "\"2099-01-31T12:00:00+2\"", "null"])
                all.Add("wallets/{id}/holds/{id}/extend", $$"""{"expiresAt":{{time}}}""");
            foreach (var (path, body) in Others)
                all.Add(path, body);
            return all;
        }
    }

    private static (string Path, string Body)[] Others =>
    [
        ("wallets", "{}"), ("wallets", "[]"), ("wallets", "null"), ("wallets", "7"),
        ("wallets", """{"userId":""}"""), ("wallets", """{"userId":7}"""), ("wallets", """{"userId":null}"""), ("wallets", """{"userId":".."}"""),
        ("wallets", """{"userId":"."}"""), ("wallets", """{"userId":"a\u0007"}"""), ("wallets", $$"""{"userId":"{{new string('a', 101)}}"}"""),
        ("wallets", """{"userId":"a","currency":"eur"}"""), ("wallets", """{"userId":"a","currency":"XXX"}"""),
        ("wallets", """{"userId":"a","currency":"BGN"}"""), ("wallets", """{"userId":"a","metadata":[]}"""), ("wallets", """{"userId":"a","surprise":1}"""),
        ("wallets", """{"userId":"a","limits":[]}"""), ("wallets", """{"userId":"a","limits":{"perYear":"1"}}"""), ("wallets", """{"userId":"a","externalId":""}"""),
        ("wallets/{id}/deposit", "{}"), ("wallets/{id}/deposit", $$"""{"amount":"1","toWalletId":"{{Id}}"}"""), ("wallets/{id}/deposit", """{"amount":"1","referenceId":""}"""),
        ("wallets/{id}/deposit", $$"""{"amount":"1","description":"{{new string('a', 501)}}"}"""), ("wallets/{id}/transfer", """{"amount":"1"}"""),
        ("wallets/{id}/transfer", $$"""{"amount":"1","toWalletId":"{{Id}}","destinationWalletId":"{{Id}}"}"""),
        ("transactions", "{}"), ("transactions", """{"legs":[]}"""), ("transactions", $$"""{"legs":[{"walletId":"{{Id}}","amount":"1"}]}"""),
        ("transactions", $$"""{"legs":[{"walletId":"{{Id}}","amount":"0"},{"walletId":"{{Id}}","amount":"1"}]}"""), ("transactions", $$"""{"legs":[{"walletId":"{{Id}}"},{"amount":"1"}]}"""),
        ("transactions", $$"""{"legs":[{"walletId":"{{Id}}","amount":"1"},{"walletId":"{{Id}}","amount":"-1"}],"conditions":[{"walletId":"{{Id}}","version":"1"}]}"""),
        ("wallets/{id}/holds/{id}/capture", """{"final":"yes"}"""), ("wallets/{id}/holds/{id}/capture", """{"amount":"0"}"""), ("wallets/{id}/holds/{id}/void", """{"x":1}"""),
        ("exports", "{}"), ("exports", """{"kind":"EVERYTHING"}"""), ("exports", """{"kind":"STATEMENT"}"""), ("exports", """{"kind":"LEDGER","format":"XLSX"}"""),
        ("exports", $$"""{"kind":"LEDGER","walletId":"{{Id}}"}"""), ("exports", """{"kind":"LEDGER","from":"2026-01-31"}"""), ("exports", """{"kind":"LEDGER","to":1}"""),
        ("transactions/{id}/reversals", """{"amount":"-1"}"""), ("transactions/{id}/reversals", """{"metadata":"x"}"""),
    ];

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task What_is_refused_for_its_form_is_refused_by_the_schema(string path, string body)
    {
        var wallet = await Client.CreateWithAsync("10.00");
        var hold = await Client.PostAsync($"wallets/{wallet}/holds", new { amount = "1.00" }, Guid.CreateVersion7().ToString());
        var real = (path.StartsWith("transactions", StringComparison.Ordinal) ? path.Replace("{id}", hold["holdId"].GetString()) : Filled(path, wallet, hold["holdId"].GetString()!));
        var answer = await Client.PostTextAsync(real, body.Replace(Id, wallet, StringComparison.Ordinal), Guid.CreateVersion7().ToString());
        answer.Code.Should().BeOneOf(["VALIDATION_ERROR", "INVALID_AMOUNT"], answer.Text);
        var document = Document();
        document.Refuses(OperationOf(document, path), body).Should().NotBeNull(answer.Text);
    }

    [Fact]
    public void Generators_and_linters_find_what_they_ask_for()
    {
        var document = JsonElement.Parse(OpenApiDocument.Write(Routes(), new(true, "https://issuer.example", "wallet-api"), []).ToJsonString());
        document.GetProperty("servers").GetArrayLength().Should().BePositive();
        var tags = document.GetProperty("tags").EnumerateArray().Select(t => t.GetProperty("name").GetString()).ToList();
        var scheme = document.GetProperty("components").GetProperty("securitySchemes").GetProperty("oidc");
        (scheme.GetProperty("type").GetString(), scheme.GetProperty("openIdConnectUrl").GetString())
            .Should().Be(("openIdConnect", "https://issuer.example/.well-known/openid-configuration"));
        foreach (var operation in document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()).Select(o => o.Value))
        {
            tags.Should().Contain(operation.GetProperty("tags")[0].GetString());
            operation.GetProperty("security")[0].GetProperty("oidc")[0].GetString().Should().StartWith("wallet:");
            operation.GetProperty("description").GetString().Should().NotBeNullOrEmpty();
            operation.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("schema").GetProperty("type").GetString())
                .Should().NotContainNulls();
        }
    }

    [Theory]
    [InlineData("/wallets/{walletId}/balance/history", "timestamp", "string", true)]
    [InlineData("/transactions", "reference", "string", true)]
    [InlineData("/wallets/{walletId}/transactions", "limit", "integer", false)]
    [InlineData("/wallets/{walletId}/balance", "minVersion", "integer", false)]
    public void Parameters_have_their_type_and_say_whether_they_are_needed(string path, string name, string type, bool isRequired)
    {
        var parameter = Parameters.Of(Routes().Single(r => r.Path == path && r.Method == "GET")).Single(p => p!["name"]!.GetValue<string>() == name)!;
        (parameter["schema"]!["type"]!.GetValue<string>(), parameter["required"]!.GetValue<bool>()).Should().Be((type, isRequired));
    }

    private IReadOnlyList<Route> Routes() => api.Cluster.Services.GetRequiredService<Routes>().All;

    private ContractDocument Document() => new(JsonElement.Parse(OpenApiDocument.Write(Routes(), new(false, null, ""), []).ToJsonString()));

    private static string Filled(string path, string wallet, string hold)
    {
        var parts = path.Split("{id}");
        return parts.Length == 3 ? $"{parts[0]}{wallet}{parts[1]}{hold}{parts[2]}" : path.Replace("{id}", wallet, StringComparison.Ordinal);
    }

    private static ContractOperation OperationOf(ContractDocument document, string path)
    {
        return document.Operations.Single(o => o.Method == "POST" && Plain(o.Path) == $"/api/v1/{path}");

        static string Plain(string template) => System.Text.RegularExpressions.Regex.Replace(template, "{[a-zA-Z]+}", "{id}");
    }
}
