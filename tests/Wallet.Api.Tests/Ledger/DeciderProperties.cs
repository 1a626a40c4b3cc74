using FsCheck.Xunit;
using Wallet.Api.Commands;

namespace Wallet.Api.Tests.Ledger;

public class DeciderProperties
{
    private const int Wallets = 4;

    [Property(MaxTest = 300)]
    public void Batches_answer_as_single_commands_would(Step[] steps)
    {
        steps = [.. steps.Where(s => s.Kind % 12 is < 8 or 11)];
        var (together, answers) = Run(steps, batchSize: 1000);
        var (oneByOne, singles) = Run(steps, batchSize: 1, still: true);
        answers.Select(Outline).Should().Equal(singles.Select(Outline));
        Balances(together).Should().BeEquivalentTo(Balances(oneByOne));
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
        var commands = steps.Select((s, i) => s.Command(ids, MemoryLedger.Key($"{i}"), ledger)).ToArray();
        var first = ledger.Decide([.. commands, .. commands]);
        var again = ledger.Preview(commands);
        again.Entries.Should().BeEmpty();
        again.IsEmpty.Should().BeTrue();
        var expected = first.Take(commands.Length).Select(Outline).ToList();
        first.Skip(commands.Length).Should().NotContain(a => !a.Replayed);
        first.Skip(commands.Length).Select(Outline).Should().Equal(expected);
        again.Answers.Select(Outline).Should().Equal(expected);
    }

    private static IEnumerable<long> Balances(MemoryLedger ledger) => ledger.Wallets.Values.Where(w => !w.Id.IsSystem).Select(w => w.Posted);

    // What an answer says, without the keys of what was made.
    private static string Outline(Answer answer)
        => $"{answer.Code} {answer.Posted} {answer.Available} {answer.Version} [{string.Join(", ", answer.Items.Select(Outline))}]";

    private static (MemoryLedger Ledger, List<Answer> Answers) Run(Step[] steps, int batchSize = 7, bool keyed = true, bool still = false)
    {
        var ledger = MemoryLedger.With(Wallets, out var ids, overdraft: 5);
        var answers = new List<Answer>();
        foreach (var batch in steps.Select((s, i) => (Step: s, Key: keyed ? MemoryLedger.Key($"{i % 20}", $"{s}") : null)).Chunk(batchSize))
        {
            answers.AddRange(ledger.Decide([.. batch.Select(s => s.Step.Command(ids, s.Key, ledger))]));
            ledger.Now += still ? 0 : 40;
        }
        return (ledger, answers);
    }

    /// <summary>A random command: small numbers, so that wallets meet and run dry often.</summary>
    public sealed record Step(byte Kind, byte From, byte To, byte Amount)
    {
        internal Command Command(IReadOnlyList<WalletId> ids, IdempotencyKey? key, MemoryLedger ledger)
        {
            var (from, to, amount) = (ids[From % ids.Count], ids[To % ids.Count], 1 + (Amount % 30L));
            var third = ids[(To + 1) % ids.Count];
            var none = Remarks.None;
            var hold = Pick([.. ledger.Holds.Values.OrderBy(h => h.Id)]);
            var original = Pick([.. ledger.Originals.Values.OrderBy(o => o.Transaction.Id)]);
            return (Kind % 12) switch
            {
                0 or 1 => new Deposit(Caller.Trusted, key, from, amount, none),
                2 => new Withdraw(Caller.Trusted, key, from, amount, none),
                3 or 4 => new Transfer(Caller.Trusted, key, from, to, amount, none),
                5 => new PostTransaction(Caller.Trusted, key, [new(from, -amount - 1), new(to, amount), new(third, 1)], [], none),
                6 or 7 => new PlaceHold(Caller.Trusted, key, from, Amount % 2 == 0 ? null : to, amount, ledger.Now + (To % 100) + 1, none),
                8 when hold is not null => new CaptureHold(Caller.Trusted, key, hold.Wallet, hold.Id, hold.Destination, amount, Amount % 3 == 0, none)
                {
                    AllowAbove = Amount % 2 == 0,
                },
                9 when hold is not null => new VoidHold(Caller.Trusted, key, hold.Wallet, hold.Id, hold.Destination, none),
                10 when original is not null => new ReverseTransaction(
                    Caller.Trusted, key, original.Transaction.Id, [.. original.Transaction.Postings.Select(p => p.Wallet)], Amount % 2 == 0 ? null : amount, none),
                _ => new AtomicBatch(
                    Caller.Trusted, key, [new Transfer(Caller.Trusted, null, from, to, amount, none), new Withdraw(Caller.Trusted, null, to, amount + 3, none)]),
            };
        }

        private T? Pick<T>(IReadOnlyList<T> from) where T : class => from.Count == 0 ? null : from[To % from.Count];
    }
}
