using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Http;
using Wallet.Api.Http.Access;
using Wallet.Api.Http.OpenApi;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>What the document shows is what it says.</summary>
public sealed class ContractExampleTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly AuthOptions Auth = new(true, "https://issuer.example", "wallet-api");

    [Fact]
    public void Every_body_has_an_example_that_its_schema_takes()
    {
        var document = Document();
        foreach (var operation in document.Operations)
        {
            var bodies = Bodies(operation).ToList();
            bodies.Should().Contain(b => b.Of.StartsWith('2'), operation.Id).And.Contain(b => b.Of == "400", operation.Id);
            foreach (var (of, content) in bodies)
            {
                var examples = Examples(document, content).ToList();
                examples.Should().NotBeEmpty($"{operation.Id} {of}");
                foreach (var example in examples)
                    document.Refuses(content.GetProperty("schema"), example.GetRawText()).Should().BeNull($"{operation.Id} {of}");
            }
        }
    }

    [Fact]
    public void Every_code_that_an_operation_can_answer_with_is_shown()
    {
        var document = Document();
        foreach (var (of, content) in document.Operations.SelectMany(Bodies).Where(b => b.Of[0] is '4' or '5'))
        {
            var codes = content.GetProperty("schema").GetProperty("allOf")[1].GetProperty("properties").GetProperty("code").GetProperty("enum");
            Examples(document, content).Select(e => e.GetProperty("code").GetString()).Distinct()
                .Should().BeEquivalentTo(codes.EnumerateArray().Select(c => c.GetString()), of);
        }
    }

    // An example made while a request is answered must not show that request's trace to readers of the document.
    [Fact]
    public void The_document_is_the_same_whoever_asks()
    {
        using var activity = new System.Diagnostics.Activity("request").Start();
        var text = OpenApiDocument.Write(Routes, Auth).ToJsonString();
        text.Should().NotContain(activity.TraceId.ToHexString());
    }

    private IReadOnlyList<Route> Routes => api.Cluster.Services.GetRequiredService<Routes>().All;

    private ContractDocument Document() => new(JsonElement.Parse(OpenApiDocument.Write(Routes, Auth).ToJsonString()));

    private static IEnumerable<(string Of, JsonElement Content)> Bodies(ContractOperation operation)
    {
        var answers = operation.Json.GetProperty("responses").EnumerateObject().Select(r => (Of: r.Name, r.Value));
        if (operation.Json.TryGetProperty("requestBody", out var request))
            answers = answers.Append(("request", request));
        return answers.Where(a => a.Value.TryGetProperty("content", out _))
            .SelectMany(a => a.Value.GetProperty("content").EnumerateObject().Select(c => (a.Of, c.Value)));
    }

    private static IEnumerable<JsonElement> Examples(ContractDocument document, JsonElement content)
    {
        if (content.TryGetProperty("example", out var single))
            return [single];
        return content.TryGetProperty("examples", out var named)
            ? named.EnumerateObject().Select(e => document.Resolve(e.Value).GetProperty("value"))
            : [];
    }
}
