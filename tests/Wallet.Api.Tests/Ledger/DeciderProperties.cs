using FsCheck.Xunit;
using Wallet.Api.Commands;

namespace Wallet.Api.Tests.Ledger;

public class DeciderProperties
{
    private const int Wallets = 4;

    [Property(MaxTest = 300)]
    public void Money_is_neither_made_nor_lost(Step[] steps)
    {
        var (ledger, _) = Run(steps);
        ledger.Wallets.Values.Sum(w => w.Posted).Should().Be(0);
        ledger.Transactions.Should().NotContain(t => t.Postings.Sum(p => p.Amount) != 0);
    }

    [Property(MaxTest = 300)]
    public void No_wallet_is_ever_below_its_overdraft(Step[] steps)
    {
        var (ledger, _) = Run(steps);
        ledger.Entries.Where(e => !e.Wallet.IsSystem).Should().NotContain(e => e.Posted - e.Held + ledger.Wallets[e.Wallet].Overdraft < 0);
    }

    [Property(MaxTest = 300)]
    public void A_wallet_is_the_sum_of_its_entries_which_are_numbered_and_chained(Step[] steps)
    {
        var (ledger, _) = Run(steps);
        foreach (var wallet in ledger.Wallets.Values)
        {
            var entries = ledger.Entries.Where(e => e.Wallet == wallet.Id).ToList();
            entries.Select(e => e.Sequence).Should().Equal(Enumerable.Range(1, entries.Count).Select(i => (long)i));
            entries.Select(e => e.Transaction.Value).Should().BeInAscendingOrder();
            entries.Sum(e => e.Amount).Should().Be(wallet.Posted);
            entries.Aggregate(UInt128.Zero, (chain, e) => e.ChainAfter(chain)).Should().Be(wallet.Chain);
        }
    }

    [Property(MaxTest = 300)]
    public void Batches_answer_as_single_commands_would(Step[] steps)
    {
        var (together, answers) = Run(steps);
        var (oneByOne, singles) = Run(steps, batchSize: 1);
        answers.Select(a => a with { Subject = 0 }).Should().Equal(singles.Select(a => a with { Subject = 0 }));
        together.Wallets.Values.Select(w => w.Posted).Should().BeEquivalentTo(oneByOne.Wallets.Values.Select(w => w.Posted));
    }

    [Property(MaxTest = 300)]
    public void A_refused_command_leaves_no_trace(Step[] steps)
    {
        var (ledger, answers) = Run(steps, batchSize: 1000, keyed: false);
        var accepted = steps.Where((_, i) => answers[i].Code == ResultCode.Executed).ToArray();
        var (without, all) = Run(accepted, batchSize: 1000, keyed: false);
        all.Should().NotContain(a => a.Code != ResultCode.Executed);
        without.Entries.Should().Equal(ledger.Entries);
    }

    [Property(MaxTest = 300)]
    public void A_repeated_command_gets_the_first_answer_and_does_nothing(Step[] steps)
    {
        var ledger = MemoryLedger.With(Wallets, out var ids);
        var commands = steps.Select((s, i) => s.Command(ids, MemoryLedger.Key($"{i}"))).ToArray();
        var first = ledger.Decide([.. commands, .. commands]);
        var again = ledger.Preview(commands);
        again.Entries.Should().BeEmpty();
        again.IsEmpty.Should().BeTrue();
        first.Skip(commands.Length).Should().Equal(first.Take(commands.Length).Select(a => a with { Replayed = true }));
        again.Answers.Should().Equal(first.Take(commands.Length).Select(a => a with { Replayed = true }));
    }

    private static (MemoryLedger Ledger, List<Answer> Answers) Run(Step[] steps, int batchSize = 7, bool keyed = true)
    {
        var ledger = MemoryLedger.With(Wallets, out var ids, overdraft: 5);
        var answers = new List<Answer>();
        foreach (var batch in steps.Select((s, i) => s.Command(ids, keyed ? MemoryLedger.Key($"{i % 20}", $"{s}") : null)).Chunk(batchSize))
            answers.AddRange(ledger.Decide(batch));
        return (ledger, answers);
    }

    /// <summary>A random command: small numbers, so that wallets meet and run dry often.</summary>
    public sealed record Step(byte Kind, byte From, byte To, byte Amount)
    {
        internal Command Command(IReadOnlyList<WalletId> ids, IdempotencyKey? key)
        {
            var (from, to, amount) = (ids[From % ids.Count], ids[To % ids.Count], 1 + (Amount % 30L));
            return (Kind % 4) switch
            {
                0 => new Deposit(Caller.Trusted, key, from, amount, Remarks.None),
                1 => new Withdraw(Caller.Trusted, key, from, amount, Remarks.None),
                _ => new Transfer(Caller.Trusted, key, from, to, amount, Remarks.None),
            };
        }
    }
}
