using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Balances;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Balances;

public sealed class AuditTests : IAsyncLifetime
{
    private ApiCluster _cluster = null!;
    private string _payer = "";
    private string _paid = "";

    public async Task InitializeAsync()
    {
        _cluster = await ApiCluster.StartAsync();
        var client = _cluster.Client;
        var (one, two) = (await client.CreateWithAsync("100.00"), await client.CreateAsync("bob", overdraft: "10.00"));
        var paid = await client.MoveAsync(one, "transfer", "30.00", two);
        (_payer, _paid) = (one, paid["transactionId"].GetString()!);
        await client.MoveAsync(two, "withdraw", "35.00");
        await client.PostAsync($"transactions/{paid["transactionId"].GetString()}/reversals", new { amount = "1.00" }, "r1");
        var hold = await client.PostAsync($"wallets/{one}/holds", new { amount = "20.00", destinationWalletId = two }, "h1");
        await client.PostAsync($"{hold.Headers["Location"]}/capture", new { amount = "5.00", final = false }, "c1");
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task Books_that_are_kept_by_the_rules_have_no_violation() => (await AuditAsync()).Should().BeEmpty();

    [Theory]
    [InlineData("UPDATE balances SET posted = posted + 1 WHERE posted = 10000 - 3000 + 100 - 500", "I2 sum", "I3 posted")]
    [InlineData("UPDATE balances SET held = held + 1 WHERE held > 0", "I3 held", "I4 holds")]
    [InlineData("UPDATE balances SET version = version + 1 WHERE held > 0", "I3 version")]
    [InlineData("UPDATE balances SET day_spent = 1 WHERE held > 0", "I10 spent in day")]
    [InlineData(
        "UPDATE entries SET amount = amount + 1, posted = posted + 1 WHERE sequence = 1 AND amount > 0", "I3 chain", "I3 balance", "I1 entries")]
    [InlineData("DELETE FROM entries WHERE sequence = 2", "I3 sequence", "I1 entries")]
    [InlineData("UPDATE transactions SET amount = 1, reversed = 2 LIMIT 1", "I6 reversed")]
    [InlineData("UPDATE transactions SET legs = REPLACE(legs, ':500:', ':501:') WHERE kind = 7", "I1 balanced")]
    [InlineData("UPDATE holds SET status = 2", "I4 holds")]
    [InlineData("UPDATE balances SET status = 2 WHERE held > 0", "I9 closed")]
    public async Task What_is_altered_is_found(string sql, params string[] invariants)
    {
        (await _cluster.Services.GetRequiredService<QueryRunner>().ExecuteAsync(new SqlText().Sql(sql), default)).Should().BePositive();
        (await AuditAsync()).Select(v => v.Invariant).Distinct().Should().Contain(invariants);
    }

    [Theory]
    [InlineData("DO 0")]
    [InlineData("UPDATE entries SET amount = amount + 1 WHERE sequence = 4", "I3 balance", "I3 chain")]
    [InlineData("DELETE FROM entries WHERE sequence = 2", "I3 sequence")]
    [InlineData("UPDATE transactions SET reversed = 0", "I6 reversed")]
    [InlineData("UPDATE transactions SET parent_id = NULL WHERE kind = 7", "I6 capture", "I6 parent")]
    public async Task A_wallet_of_more_entries_than_are_read_at_once_is_followed_part_by_part(string sql, params string[] invariants)
    {
        await _cluster.Services.GetRequiredService<QueryRunner>().ExecuteAsync(new SqlText().Sql(sql), default);
        var audit = LedgerAudit.Of(_cluster.Services.GetRequiredService<QueryRunner>(), maxEntries: 1);
        var found = (await Audits.EverythingAsync(audit)).Select(v => v.Invariant).Distinct().ToList();
        invariants.Should().BeSubsetOf(found);
        (found.Count == 0).Should().Be(invariants.Length == 0);
    }

    [Fact]
    public async Task What_is_given_back_while_a_wallet_of_many_entries_is_read_is_no_violation()
    {
        var queries = _cluster.Services.GetRequiredService<QueryRunner>();
        WalletId.TryParse(_payer, out var payer).Should().BeTrue();
        await queries.ExecuteAsync(new SqlText().Sql("CREATE TABLE earlier AS SELECT * FROM balances WHERE wallet_id = ").Number(payer.Value), default);
        (await _cluster.Client.PostAsync($"transactions/{_paid}/reversals", new { amount = "1.00" }, "r2")).Code.Should().BeEmpty();
        // As if its balance had been read before.
        await queries.ExecuteAsync(new SqlText().Sql("REPLACE INTO balances SELECT * FROM earlier"), default);
        var found = await Audits.EverythingAsync(LedgerAudit.Of(queries, maxEntries: 1));
        found.Select(v => v.Invariant).Distinct().Should().Equal("I2 sum");
    }

    private Task<List<Violation>> AuditAsync() => Audits.EverythingAsync(_cluster.Services.GetRequiredService<LedgerAudit>());
}
