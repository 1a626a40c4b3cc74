using System.Text;
using System.Text.Json;
using Wallet.Api.Tests.Contract;
using Wallet.Api.Tests.Servers;
using Xunit.Abstractions;

namespace Wallet.Api.Tests.Http;

/// <summary>
/// Every operation of the document with paths, queries, headers and bodies that no one should send: never a 5xx, never a hang, and every
/// answer as the document has it.
/// </summary>
public sealed class FuzzTests(FullApiFixture api, ITestOutputHelper output) : IClassFixture<FullApiFixture>
{
    private const int PerOperation = 80;
    private const int MaxOdd = 101;
    private static readonly string[] Broken = ["", "[", "{\"a\":", "null", "7", new('[', 3000), "\u0000", "{}{}", "{\"amount\":1e400}", "{\"amount\":NaN}"];
    private readonly int _seed = CampaignSettings.ChooseSeed();

    private WalletClient Client => api.Cluster.Client;

    [Fact]
    public async Task No_request_gets_a_5xx()
    {
        output.WriteLine($"WALLET_TEST_SEED={_seed}");
        var random = new Random(_seed);
        var scene = await Scene.SetAsync(Client, random);
        var document = new ContractDocument(JsonElement.Parse(await ContractDocument.ReadAsync(Client.Http, Client.Http.BaseAddress!)));
        var bodies = new BodyGenerator(document, random, scene.Ids);
        foreach (var operation in document.Operations)
        {
            var requests = Enumerable.Range(0, PerOperation).Select(_ => Request(operation, scene, bodies)).ToList();
            var answers = await Task.WhenAll(requests.Select(request => Client.SendAsync(request)));
            answers.Should().NotContain(a => (int)a.Status >= 500 && a.Code != "DEADLINE_EXCEEDED", $"seed {_seed}, {operation.Id}");
        }
        (await Client.GetAsync($"wallets/{scene.Wallet}")).Status.Should().Be(System.Net.HttpStatusCode.OK);
    }

    private static HttpRequestMessage Request(ContractOperation operation, Scene scene, BodyGenerator bodies)
    {
        var random = scene.Random;
        var path = scene.PathOf(operation, _ => random.Next(3) > 0 ? null : Odd(bodies));
        var query = operation.Parameters("query").Where(_ => random.Next(2) == 0).Select(p => $"{p.Name}={Uri.EscapeDataString(Of(p.Schema, bodies, random))}");
        var request = new HttpRequestMessage(new(operation.Method), $"{path}?{string.Join('&', query)}");
        foreach (var (name, schema) in operation.Parameters("header").Where(_ => random.Next(3) > 0))
            request.Headers.TryAddWithoutValidation(name, Header(name, schema, bodies, random));
        if (operation.Body is not null)
            request.Content = new StringContent(Body(operation, bodies, random), Encoding.UTF8, random.Next(20) == 0 ? "text/plain" : "application/json");
        return request;
    }

    private static string Body(ContractOperation operation, BodyGenerator bodies, Random random) => random.Next(10) switch
    {
        0 => bodies.Any(Broken),
        1 => bodies.Unreliable(operation),
        2 or 3 => bodies.Valid(operation),
        _ => bodies.Changed(operation),
    };

    private static string Header(string name, JsonElement schema, BodyGenerator bodies, Random random) => (name, random.Next(3)) switch
    {
        ("Idempotency-Key", 0) => Guid.CreateVersion7().ToString(),
        ("Idempotency-Key", 1) => bodies.Any(JsonValues.Keys),
        ("Prefer", 0) => "dry-run",
        // No client would send others.
        _ => string.Concat(Of(schema, bodies, random).Where(c => c is >= ' ' and <= '~')),
    };

    private static string Of(JsonElement schema, BodyGenerator bodies, Random random) => random.Next(2) == 0 ? Plain(bodies.Value(schema)) : Odd(bodies);

    // Servers end connections whose request line is longer than some thousand bytes.
    private static string Odd(BodyGenerator bodies) => Plain(bodies.Any(JsonValues.All)) is var odd && odd.Length <= MaxOdd ? odd : odd[..MaxOdd];

    // As a path or query has it: a text without its quotes.
    private static string Plain(string json) => JsonElement.Parse(json) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : json;
}
