using Wallet.Api.Balances;
using Wallet.Api.Ledger;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.History;

/// <summary>The auditor looks at what is recent, and is not slower for what is old.</summary>
public sealed class RecentAuditTests
{
    [Fact]
    public async Task It_begins_at_the_newest_closing_and_finds_what_is_wrong_after_it()
    {
        await using var past = await PastFixture.StartAsync();
        await past.CloseAsync();
        await past.Past.AtAsync(DateTimeOffset.UtcNow, PastLedger.Transfer(past.Alice, past.Bruno, 100));
        (await RecentAsync(past)).Should().BeEmpty();

        await past.ExecuteAsync("UPDATE entries SET amount = amount + 1 WHERE sequence = 2");
        (await RecentAsync(past)).Should().BeEmpty("that day is closed: verify and the retirement of days look there");
        (await past.AuditAsync()).Should().NotBeEmpty();

        await past.ExecuteAsync("UPDATE balances SET posted = posted + 1 WHERE is_system = 0");
        (await RecentAsync(past)).Should().Contain(v => v.Invariant == "I3 posted");
    }

    private static async Task<List<Violation>> RecentAsync(PastFixture past)
    {
        var audit = past.Get<LedgerAudit>();
        return [.. await Audits.AllAsync(audit.CheckRecentWalletsAsync), .. await Audits.AllAsync(audit.CheckRecentTransactionsAsync)];
    }
}
