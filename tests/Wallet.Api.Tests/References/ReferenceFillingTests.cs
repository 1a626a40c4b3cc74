using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Commands;
using Wallet.Api.Storage;
using Wallet.Api.Storage.References;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.References;

/// <summary>A ledger whose transactions were written by a release that knew no table of references, and is written by one now and then still.</summary>
public sealed class ReferenceFillingTests : IAsyncLifetime
{
    private static readonly string[] Users = ["ann", "bob"];
    private readonly Dictionary<string, string> _wallets = [];
    private ApiCluster _cluster = null!;

    private static TransactionId Later => TransactionId.FirstAt(DateTimeOffset.UtcNow.AddMinutes(1));

    private FillingStore Filling => new(new QueryRunner(new Database(_cluster.Database)));

    public async Task InitializeAsync()
    {
        _cluster = await ApiCluster.StartAsync(setup: new() { AsApplication = true, JobsStand = true });
        foreach (var user in Users)
            _wallets[user] = await _cluster.Client.CreateWithAsync("50.00", user);
        foreach (var _ in Enumerable.Range(0, 4))
            await MoveAsync("ann", "bob");
        await MoveAsync("bob", null);
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Everyone_finds_the_same_before_while_and_after_it_is_filled_and_the_index_goes_at_the_end()
    {
        var expected = await FoundAsync();
        expected.Should().Equal("all: 5", "ann: 4", "bob: 5", "eve: 0");
        MigrateAsOfBefore();
        (await FoundAsync()).Should().Equal(expected);
        await FillAsync(Later);
        (await FoundAsync()).Should().Equal(expected);
        Count("transaction_references").Should().Be(5 + 4 + 5);

        // A release of before still serves.
        await MoveAsync("ann", "bob");
        Execute("DELETE FROM transaction_references ORDER BY transaction_id DESC LIMIT 3");
        Execute("UPDATE reference_filling SET filled_to = (SELECT MAX(transaction_id) - 1 FROM transactions)");
        (await FoundAsync()).Should().Equal("all: 6", "ann: 5", "bob: 6", "eve: 0");

        await Filling.DropIndexAsync(default);
        Indexes().Should().Be(1, "it serves until all are filled");
        Execute("UPDATE reference_filling SET last_missing = 0");
        await FillAsync(Later);
        (await Filling.FindAsync(default)).IsFilled.Should().BeFalse("one was missing a moment ago");
        Execute("UPDATE reference_filling SET last_missing = 0, filled_to = 0");
        await FillAsync(Later);
        (await Filling.FindAsync(default)).IsFilled.Should().BeTrue();
        for (var time = 0; time < 2; time++)
            await Filling.DropIndexAsync(default);
        Indexes().Should().Be(0);
        (await FoundAsync()).Should().Equal("all: 6", "ann: 5", "bob: 6", "eve: 0");
    }

    [Fact]
    public async Task A_row_that_is_damaged_is_found_by_those_who_see_all()
    {
        MigrateAsOfBefore();
        Execute("UPDATE transactions SET legs = 'garbage' WHERE reference IS NOT NULL ORDER BY transaction_id LIMIT 1");
        await FillAsync(Later);
        Count("transaction_references").Should().Be(5 + 4 + 5 - 2);
        (await _cluster.Client.GetAsync("transactions?reference=order"))["unreadable"].GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task Only_what_is_settled_is_called_filled()
    {
        MigrateAsOfBefore();
        var ids = (await FindAsync(Caller.Trusted, "")).Ids;
        (await Filling.FillNextAsync(await Filling.FindAsync(default), ids[2], default)).Should().BeTrue();
        (await Filling.FindAsync(default)).FilledTo.Should().BeLessThan(ids[2]);
        (await FoundAsync()).Should().Equal("all: 5", "ann: 4", "bob: 5", "eve: 0");
    }

    // The migration as it was run on a ledger of the release before: its tables go, its index comes back, and it runs again.
    private void MigrateAsOfBefore()
    {
        Execute("ALTER TABLE transactions ADD INDEX by_reference (reference)");
        Execute("DROP PROCEDURE drop_reference_index");
        Execute("DROP TABLE transaction_references, reference_filling");
        Execute(Migration());
        AppDatabase.PrepareAsync(_cluster.Database).Wait();
        Indexes().Should().Be(1, "there is something to fill");
    }

    private static string Migration()
    {
        using var script = typeof(Schema).Assembly.GetManifestResourceStream("Wallet.Api.Storage.Migrations.V6__references.sql");
        using var text = new StreamReader(script!);
        return text.ReadToEnd();
    }

    private async Task FillAsync(TransactionId before)
    {
        while (await Filling.FillNextAsync(await Filling.FindAsync(default), before, default))
        {
            // The next step.
        }
    }

    private async Task<IReadOnlyList<string>> FoundAsync()
    {
        var found = new List<string> { $"all: {(await FindAsync(Caller.Trusted, "")).Ids.Count}" };
        foreach (var user in Users.Append("eve"))
            found.Add($"{user}: {(await FindAsync(new(Digest.OfOwner(user), AnyWallet: false), user)).Ids.Count}");
        return found;
    }

    private Task<ReferencePage> FindAsync(Caller caller, string user)
        => _cluster.Services.GetRequiredService<ReferenceStore>().FindAsync("order", caller, user, default, 100, default);

    private Task MoveAsync(string from, string? to) => _cluster.Client.PostAsync(
        $"wallets/{_wallets[from]}/{(to is null ? "withdraw" : "transfer")}",
        new { amount = "1.00", destinationWalletId = to is null ? null : _wallets[to], referenceId = "order" }, Guid.CreateVersion7().ToString());

    private long Count(string table) => Convert.ToInt64(DatabaseServers.Shared.Rows($"SELECT COUNT(*) FROM {_cluster.Database.Name}.{table}")[0][0]);

    private long Indexes() => Convert.ToInt64(DatabaseServers.Shared.Rows(
        $"SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = '{_cluster.Database.Name}' AND index_name = 'by_reference'")[0][0]);

    private void Execute(string sql) => DatabaseServers.Shared.Execute($"USE {_cluster.Database.Name}", sql);
}
