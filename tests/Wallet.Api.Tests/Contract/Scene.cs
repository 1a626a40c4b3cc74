using System.Net.Http.Json;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Contract;

/// <summary>
/// Something for the paths of operations to name: a wallet with money, another, a hold, a transaction and, where there are webhooks, one of them
/// that has a delivery.
/// </summary>
internal sealed record Scene(Random Random, string Wallet, string Other, string Hold, string Transaction, string Webhook)
{
    /// <summary>What bodies can name.</summary>
    public IReadOnlyList<string> Ids => [Wallet, Other, Other.ToUpperInvariant()];

    private const string Profile = "retail";

    public static async Task<Scene> SetAsync(WalletClient client, Random random)
    {
        var (wallet, other) = (await client.CreateWithAsync("1000000.00"), await client.CreateWithAsync("1000000.00", "bob"));
        await client.SendAsync(new(HttpMethod.Put, $"/api/v1/limit-profiles/EUR/{Profile}") { Content = JsonContent.Create(new { }) });
        var hold = await client.PostAsync($"wallets/{wallet}/holds", new { amount = "100.00" }, Guid.CreateVersion7().ToString());
        var paid = await client.MoveAsync(wallet, "transfer", "100.00", other);
        return new(random, wallet, other, hold["holdId"].GetString()!, paid["transactionId"].GetString()!, await WebhookAsync(client));
    }

    // One of those that are there, where there are as many as there can be.
    private static async Task<string> WebhookAsync(WalletClient client)
    {
        var made = await client.PostAsync("webhooks", new { url = "https://receiver.invalid/hook", eventTypes = new[] { "wallet.limits.v1" } });
        if (made.Code == "WEBHOOKS_OFF")
            return Guid.CreateVersion7().ToString();
        var id = made.Code == "" ? made["id"].GetString()! : (await client.GetAsync("webhooks"))["items"][0].GetProperty("id").GetString()!;
        await client.PostAsync($"webhooks/{id}/test", new { });
        return id;
    }

    /// <summary>An operation's path with these in the places of its variables.</summary>
    public string PathOf(ContractOperation operation) => PathOf(operation, _ => null);

    /// <summary>The same with something else in the place of a variable where <paramref name="other"/> has it.</summary>
    public string PathOf(ContractOperation operation, Func<string, string?> other) => string.Join('/', operation.Segments.Select(
        segment => segment.StartsWith('{') ? Uri.EscapeDataString(other(segment[1..^1]) ?? Named(segment[1..^1])) : segment));

    private string Named(string variable) => variable switch
    {
        "walletId" => Wallet,
        "holdId" => Hold,
        "transactionId" => Transaction,
        "webhookId" => Webhook,
        "sequence" => "1",
        "currency" => "EUR",
        "name" => Profile,
        _ => "alice",
    };
}
