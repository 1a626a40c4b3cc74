using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Http;
using Wallet.Api.Http.OpenApi;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>Every operation of the table of routes with bodies, paths and queries that nobody should send: never a 5xx, never a hang.</summary>
public sealed class FuzzTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const int Seed = 424_242;
    private const int PerRoute = 60;

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1e400", "-0", "0.1", "1E+2", "99999999999999999999999999", "\"\"", "\"NaN\"", "\"1e5\"",
        "\"0.30000000000000004\"",
        "\"' OR 1=1; DROP TABLE balances; --\"", "\"\\u0000\"", "\"\\ud800\"", "\"💸\"", "\"%s%n\"", "[]", "[null]", "{}", "{\"a\":{\"a\":{\"a\":1}}}",
        "\"2026-13-45T99:99:99Z\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59Z\"", "\"../../etc/passwd\"",
        "\"01990000-0000-7000-8000-000000000000\"",
    ];

    [Fact]
    public async Task No_request_gets_a_5xx()
    {
        var random = new Random(Seed);
        var wallet = await api.Cluster.Client.CreateWithAsync("1000000.00");
        var hold = await api.Cluster.Client.PostAsync($"wallets/{wallet}/holds", new { amount = "1.00" }, "hold");
        foreach (var route in api.Cluster.Services.GetRequiredService<Routes>().All)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, PerRoute).Select(
                _ => api.Cluster.Client.SendAsync(Request(random, route, wallet, hold))));
            answers.Should().NotContain(a => (int)a.Status >= 500, $"seed {Seed}, {route.Method} {route.Path}");
            // What is put into a path may make it another operation's or nobody's.
            string[] documented = ["NOT_FOUND", "METHOD_NOT_ALLOWED", .. Operation.ProblemsOf(route).Select(p => p.Code)];
            answers.Where(a => (int)a.Status >= 400).Select(a => a.Code).Distinct()
                .Should().BeSubsetOf(documented, $"the document names every code of {route.Method} {route.Path}, seed {Seed}");
        }
        (await api.Cluster.Client.GetAsync($"wallets/{wallet}")).Status.Should().Be(System.Net.HttpStatusCode.OK);
    }

    private static HttpRequestMessage Request(Random random, Route route, string wallet, Reply hold)
    {
        var path = route.Path
            .Replace("{walletId}", random.Next(3) > 0 ? wallet : Any(random), StringComparison.Ordinal)
            .Replace("{holdId}", random.Next(3) > 0 ? hold["holdId"].GetString()! : Any(random), StringComparison.Ordinal)
            .Replace("{transactionId}", random.Next(3) > 0 ? hold["holdId"].GetString()! : Any(random), StringComparison.Ordinal)
            .Replace("{userId}", Any(random), StringComparison.Ordinal);
        var query = string.Join('&', route.Query.Where(_ => random.Next(2) == 0).Select(q => $"{q.Name}={Any(random)}"));
        var request = new HttpRequestMessage(new(route.Method), $"/api/v1{path}?{query}");
        if (route.Request is not null)
            request.Content = new StringContent(Body(random, route), Encoding.UTF8, random.Next(20) == 0 ? "text/plain" : "application/json");
        foreach (var (name, _) in route.Headers.Where(_ => random.Next(2) == 0))
            request.Headers.TryAddWithoutValidation(name, Any(random));
        if (random.Next(4) == 0)
            request.Headers.TryAddWithoutValidation("Prefer", "dry-run");
        if (random.Next(20) == 0)
            request.Headers.TryAddWithoutValidation("Request-Deadline-Ms", Any(random));
        if (random.Next(10) > 0)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.CreateVersion7().ToString());
        return request;
    }

    // A valid body with one or more members replaced, removed or added, or no JSON at all.
    private static string Body(Random random, Route route)
    {
        if (random.Next(10) == 0)
            return new string[] { "", "[", "{\"a\":", "null", "7", new string('[', 3000), "\u0000", "{}{}" }[random.Next(8)];
        var body = JsonNode.Parse(route.Example!)!.AsObject().ToDictionary(m => m.Key, m => m.Value?.ToJsonString() ?? "null");
        var members = route.Request!.GetProperties().Select(p => char.ToLowerInvariant(p.Name[0]) + p.Name[1..]).ToList();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var member = random.Next(15) == 0 ? "surprise" : members[random.Next(members.Count)];
            body.Remove(member);
            if (random.Next(4) > 0)
                body[member] = Values[random.Next(Values.Length)];
        }
        return $"{{{string.Join(',', body.Select(m => $"\"{m.Key}\":{m.Value}"))}}}";
    }

    private static string Any(Random random) => Uri.EscapeDataString(Values[random.Next(Values.Length)].Trim('"'));
}
