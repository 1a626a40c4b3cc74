using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Http;
using Wallet.Api.Http.OpenApi;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>The judge of answers sees what it is there to see.</summary>
public sealed class ContractDocumentTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Balance = """
        {"walletId":"01990000-0000-7000-8000-000000000000","currency":"EUR","balance":"1.00","balanceMinor":100,"held":"0.00","heldMinor":0,
        "available":"1.00","availableMinor":100,"version":1,"asOf":"2026-01-31T12:00:00+00:00","source":"writer"}
        """;

    private const string Problem = """
        {"type":"https://wallet-operator.io/problems/x","title":"t","status":404,"detail":"d","code":"WALLET_NOT_FOUND","outcome":"not_executed",
        "retryable":false}
        """;

    [Fact]
    public void An_answer_as_the_document_has_it_passes()
    {
        Judge(200, Balance).Should().BeNull();
        Judge(404, Problem, "application/problem+json").Should().BeNull();
    }

    [Theory]
    [InlineData("\"version\":1,", "")]
    [InlineData("\"version\":1", "\"version\":\"1\"")]
    [InlineData("\"version\":1", "\"version\":1,\"surprise\":1")]
    [InlineData("\"balance\":\"1.00\"", "\"balance\":\"1,00\"")]
    [InlineData("\"balance\":\"1.00\"", "\"balance\":null")]
    [InlineData("01990000-0000-7000-8000-000000000000", "x")]
    [InlineData("2026-01-31T12:00:00+00:00", "31 January")]
    [InlineData("\"writer\"", "\"somewhere\"")]
    public void Any_other_does_not(string part, string other)
        => Judge(200, Balance.Replace(part, other, StringComparison.Ordinal)).Should().NotBeNull();

    [Theory]
    [InlineData(404, "WALLET_NOT_FOUND", "HOLD_NOT_FOUND")]
    [InlineData(404, "\"status\":404", "\"status\":409")]
    [InlineData(404, "not_executed", "perhaps")]
    [InlineData(418, "WALLET_NOT_FOUND", "TEAPOT")]
    public void Nor_does_a_problem_that_the_operation_does_not_have(int status, string part, string other)
        => Judge(status, Problem.Replace(part, other, StringComparison.Ordinal), "application/problem+json").Should().NotBeNull();

    [Fact]
    public void Nor_does_a_header_or_a_type_that_is_not_told_of()
    {
        Judge(200, Balance, "text/plain").Should().NotBeNull();
        Judge(200, Balance, header: "Location").Should().NotBeNull();
        Judge(200, Balance, header: "ETag").Should().BeNull();
    }

    private string? Judge(int status, string body, string type = "application/json", string? header = null)
    {
        var routes = api.Cluster.Services.GetRequiredService<Routes>().All;
        var document = new ContractDocument(JsonElement.Parse(OpenApiDocument.Write(routes, new(false, null, ""), []).ToJsonString()));
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://api/api/v1/wallets/x/balance");
        using var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, null, type) };
        if (header is not null)
            response.Headers.TryAddWithoutValidation(header, "\"x\"");
        return document.Check(request, null, response, body);
    }
}
