using System.Text.Json.Nodes;
using Spectre.Console;

namespace Wallet.Demo.Smoke;

/// <summary>Moves money through the REST API as a user would, and checks every answer.</summary>
public sealed class SmokeRun(WalletApiClient api, IAnsiConsole console)
{
    private const string Currency = "BRL";

    /// <summary>Two wallets, deposits, a transfer, balances, history. Gives the identifiers of the two wallets.</summary>
    /// <exception cref="SmokeException">An answer was not what it must be.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        var ana = await CreateWalletAsync("ana", cancellationToken);
        var bruno = await CreateWalletAsync("bruno", cancellationToken);

        var deposit = Guid.CreateVersion7().ToString();
        var first = await MoveAsync(ana, "deposit", new JsonObject { ["amount"] = "150.00" }, deposit, cancellationToken);
        var again = await MoveAsync(ana, "deposit", new JsonObject { ["amount"] = "150.00" }, deposit, cancellationToken);
        Expect("the repeated deposit's transaction", Text(first, "transactionId"), Text(again, "transactionId"));
        await MoveAsync(bruno, "deposit", new JsonObject { ["amount"] = "20.00" }, Key(), cancellationToken);
        await MoveAsync(ana, "transfer", new JsonObject { ["amount"] = "42.50", ["destinationWalletId"] = bruno }, Key(), cancellationToken);

        Expect("Ana's balance", "107.50", await AvailableAsync(ana, cancellationToken));
        Expect("Bruno's balance", "62.50", await AvailableAsync(bruno, cancellationToken));
        await ShowHistoryAsync(ana, cancellationToken);
        return [ana, bruno];
    }

    private static string Key() => Guid.CreateVersion7().ToString();

    private async Task<string> CreateWalletAsync(string user, CancellationToken cancellationToken)
    {
        var wallet = await api.PostAsync(
            "/api/v1/wallets", new JsonObject { ["userId"] = user, ["currency"] = Currency }, Key(), cancellationToken);
        var id = Text(wallet, "id");
        console.WriteLine($"  wallet of {user}: {id}");
        return id;
    }

    private async Task<JsonObject> MoveAsync(
        string wallet, string verb, JsonObject body, string key, CancellationToken cancellationToken)
    {
        var answer = await api.PostAsync($"/api/v1/wallets/{wallet}/{verb}", body, key, cancellationToken);
        console.WriteLine($"  {verb} {body["amount"]} {Currency}: transaction {Text(answer, "transactionId")}");
        return answer;
    }

    private async Task<string> AvailableAsync(string wallet, CancellationToken cancellationToken)
    {
        var balance = await api.GetAsync($"/api/v1/wallets/{wallet}/balance?consistency=strong", cancellationToken);
        console.WriteLine($"  balance of {wallet}: {Text(balance, "available")} {Currency}");
        return Text(balance, "available");
    }

    private async Task ShowHistoryAsync(string wallet, CancellationToken cancellationToken)
    {
        var page = await api.GetAsync($"/api/v1/wallets/{wallet}/transactions", cancellationToken);
        var rows = page["items"]?.AsArray() ?? throw new SmokeException($"the history has no items: {page.ToJsonString()}");
        Expect("the number of entries in Ana's history", "2", rows.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (var row in rows.OfType<JsonObject>())
        {
            console.WriteLine($"  history: {Text(row, "amount")} {Currency}, balance after {Text(row, "balanceAfter")}");
        }
    }

    private static string Text(JsonObject answer, string member)
        => (string?)answer[member] ?? throw new SmokeException($"the answer has no {member}: {answer.ToJsonString()}");

    private static void Expect(string what, string expected, string actual)
    {
        if (expected != actual)
        {
            throw new SmokeException($"{what}: expected {expected}, got {actual}");
        }
    }
}
