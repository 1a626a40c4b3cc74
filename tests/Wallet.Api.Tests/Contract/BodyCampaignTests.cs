using System.Text.Json;
using Wallet.Api.Tests.Http;
using Wallet.Api.Tests.Servers;
using Xunit.Abstractions;

namespace Wallet.Api.Tests.Contract;

/// <summary>
/// The document is the contract: random bodies that it allows are executed or refused for a reason of state, never for their form, and what it
/// does not allow is not executed.
/// </summary>
public sealed class BodyCampaignTests(FullApiFixture api, ITestOutputHelper output) : IClassFixture<FullApiFixture>
{
    private const int Valid = 60;
    private const int Changed = 90;
    private const int Unreliable = 10;
    private readonly int _seed = CampaignSettings.ChooseSeed();

    private WalletClient Client => api.Cluster.Client;

    [Fact]
    public async Task What_the_document_allows_is_never_refused_for_its_form()
    {
        var executed = 0;
        await ForEachAsync(async (operation, scene, document) =>
        {
            var bodies = new BodyGenerator(document, scene.Random, scene.Ids);
            foreach (var body in Enumerable.Range(0, Valid).Select(_ => bodies.Valid(operation)))
            {
                var answer = await SendAsync(operation, scene, body);
                OfForm(answer).Should().BeEmpty($"{operation.Id} allows {body}, seed {_seed}");
                executed += IsExecuted(answer) ? 1 : 0;
            }
        });
        executed.Should().BeGreaterThan(100, $"many of them are not refused at all, seed {_seed}");
    }

    [Fact]
    public async Task What_is_refused_for_its_form_is_not_allowed_and_what_is_not_allowed_is_not_executed()
    {
        var (allowed, refused) = (0, 0);
        await ForEachAsync(async (operation, scene, document) =>
        {
            var bodies = new BodyGenerator(document, scene.Random, scene.Ids);
            foreach (var body in Enumerable.Range(0, Changed).Select(_ => bodies.Changed(operation)))
            {
                var answer = await SendAsync(operation, scene, body);
                var refusal = document.Refuses(operation, body);
                if (refusal is null)
                    OfForm(answer).Should().BeEmpty($"{operation.Id} allows {body}, seed {_seed}");
                else
                    IsExecuted(answer).Should().BeFalse($"{operation.Id} does not allow {body}: {refusal}, seed {_seed}");
                (allowed, refused) = refusal is null ? (allowed + 1, refused) : (allowed, refused + 1);
            }
        });
        allowed.Should().BeGreaterThan(100, $"seed {_seed}");
        refused.Should().BeGreaterThan(100, $"seed {_seed}");
    }

    // Schemas judge values. What is no JSON to rely on has no value that all readers agree on (RFC 7493).
    [Fact]
    public Task What_is_no_json_to_rely_on_is_refused() => ForEachAsync(async (operation, scene, document) =>
    {
        var bodies = new BodyGenerator(document, scene.Random, scene.Ids);
        foreach (var body in Enumerable.Range(0, Unreliable).Select(_ => bodies.Unreliable(operation)))
            (await SendAsync(operation, scene, body)).Code.Should().Be("VALIDATION_ERROR", $"{operation.Id} {body}, seed {_seed}");
    });

    private async Task ForEachAsync(Func<ContractOperation, Scene, ContractDocument, Task> judge)
    {
        output.WriteLine($"WALLET_TEST_SEED={_seed}");
        var document = new ContractDocument(JsonElement.Parse(await ContractDocument.ReadAsync(Client.Http, Client.Http.BaseAddress!)));
        await Task.WhenAll(document.Operations.Where(o => o.Body is not null).Select(async (operation, i) =>
            await judge(operation, await Scene.SetAsync(Client, new(_seed + i)), document)));
    }

    private Task<Reply> SendAsync(ContractOperation operation, Scene scene, string body)
    {
        var request = new HttpRequestMessage(new(operation.Method), scene.PathOf(operation))
        {
            Content = new StringContent(body, null, "application/json"),
        };
        return Client.SendAsync(request, Guid.CreateVersion7().ToString());
    }

    private static bool IsExecuted(Reply answer) => (int)answer.Status < 300 && !Items(answer).Any();

    // Whether an amount is one of the wallet's currency is not for its form to say.
    private static IEnumerable<string> OfForm(Reply answer) => Items(answer).Append(answer.Body)
        .Where(p => p.TryGetProperty("code", out var code)
            && (code.GetString() == "VALIDATION_ERROR" || (code.GetString() == "INVALID_AMOUNT" && !Says(p, "more decimals than"))))
        .Select(p => p.GetRawText());

    private static IEnumerable<JsonElement> Items(Reply answer) => answer.Body.TryGetProperty("items", out var items)
        ? items.EnumerateArray().Where(i => i.TryGetProperty("problem", out _)).Select(i => i.GetProperty("problem"))
        : [];

    private static bool Says(JsonElement problem, string words) => problem.GetProperty("detail").GetString()!.Contains(words, StringComparison.Ordinal);
}
