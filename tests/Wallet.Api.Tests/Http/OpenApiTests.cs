using System.Text.Json;
using System.Text.Json.Nodes;
using Wallet.Api.Commands;
using Wallet.Api.Http.Problems;
using Wallet.Api.Tests.Contract;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

public sealed class OpenApiTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private WalletClient Client => api.Cluster.Client;

    [Fact]
    public async Task The_document_has_every_operation_with_resolvable_schemas_and_examples()
    {
        var document = await ReadAsync();
        document.GetProperty("openapi").GetString().Should().Be("3.1.0");
        var schemas = document.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(s => s.Name).ToHashSet();
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()).ToList();
        operations.Select(o => o.Value.GetProperty("operationId").GetString()).Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(20);
        foreach (var reference in References(document))
            schemas.Should().Contain(reference);
        foreach (var body in operations.Where(o => o.Value.TryGetProperty("requestBody", out _)))
            body.Value.GetRawText().Should().Contain("\"example\"", body.Value.GetProperty("operationId").GetString());
    }

    [Fact]
    public async Task The_program_prints_the_document_that_it_serves_and_asks_for_tokens_of_an_issuer()
    {
        var (exit, printed) = await VerbTests.RunAsync("openapi", []);
        exit.Should().Be(0, printed);
        JsonNode.DeepEquals(JsonNode.Parse(printed), JsonNode.Parse((await ReadAsync()).GetRawText())).Should().BeTrue();
        (await VerbTests.RunAsync("openapi --issuer https://issuer.example", [])).Output.Should().Contain("https://issuer.example/.well-known/");
    }

    [Fact]
    public async Task The_document_tells_of_conditions_and_of_what_is_retired()
    {
        var paths = (await ReadAsync()).GetProperty("paths");
        var patch = paths.GetProperty("/api/v1/wallets/{walletId}").GetProperty("patch");
        patch.GetProperty("parameters").EnumerateArray().Should().Contain(p => p.GetProperty("name").GetString() == "If-Match");
        patch.GetProperty("responses").GetProperty("412").GetRawText().Should().Contain("VERSION_MISMATCH");
        foreach (var path in new[] { "/wallets/{walletId}/balance/history", "/transactions/{transactionId}", "/transactions" })
        {
            var gone = paths.GetProperty($"/api/v1{path}").GetProperty("get").GetProperty("responses").GetProperty("410");
            gone.GetRawText().Should().Contain("HISTORY_RETIRED (not_executed)");
        }
    }

    [Theory]
    [InlineData("/wallets/{walletId}/deposit", false)]
    [InlineData("/wallets", false)]
    [InlineData("/transactions", true)]
    [InlineData("/transactions/batch", true)]
    [InlineData("/transactions/{transactionId}/reversals", true)]
    [InlineData("/wallets/{walletId}/holds", true)]
    [InlineData("/wallets/{walletId}/holds/{holdId}/void", true)]
    public async Task A_key_is_called_required_where_a_request_without_one_is_refused(string path, bool required)
    {
        var operation = (await ReadAsync()).GetProperty("paths").GetProperty($"/api/v1{path}").GetProperty("post");
        var key = operation.GetProperty("parameters").EnumerateArray().Single(p => p.GetProperty("name").GetString() == "Idempotency-Key");
        key.GetProperty("required").GetBoolean().Should().Be(required);
    }

    [Fact]
    public void Every_refusal_has_its_problem_and_every_code_is_unique()
    {
        var refusals = Enum.GetValues<ResultCode>().Where(c => c != ResultCode.Executed);
        ProblemType.OfCommands.Keys.Should().BeEquivalentTo(refusals);
        ProblemType.OfCommands.Values.Select(p => (p.Code, p.Status)).Should().OnlyHaveUniqueItems();
    }

    private async Task<JsonElement> ReadAsync() => JsonElement.Parse(await ContractDocument.ReadAsync(Client.Http, Client.Http.BaseAddress!));

    private static IEnumerable<string> References(JsonElement document)
        => System.Text.RegularExpressions.Regex.Matches(document.GetRawText(), "#/components/schemas/([A-Za-z]+)")
            .Select(m => m.Groups[1].Value).Distinct();
}
