using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger;

/// <summary>Books that were altered: which invariants the audit then finds broken. That sound books break none, the model campaign shows.</summary>
public class LedgerChecksTests
{
    public static TheoryData<string, string> AlteredWallets { get; } = new()
    {
        { "", "nothing" },
        { "", "the oldest entries are retired" },
        { "I10 spent in day, I10 spent in month, I3 balance, I3 chain, I3 sequence", "the oldest entries are gone" },
        { "I10 spent in day, I10 spent in month, I3 balance, I3 chain, I3 sequence", "an entry is gone" },
        { "I10 spent in day, I10 spent in month, I3 balance, I3 chain", "an entry says another amount" },
        { "I3 chain", "an entry says that other money was held" },
        { "I3 chain", "the balance closes over another chain" },
        { "I3 posted", "the balance says more money" },
        { "I3 held, I4 holds", "the balance says that more is held" },
        { "I3 version", "the balance says another version" },
        { "I4 holds", "a hold is gone" },
        { "I4 holds, I6 capture", "a hold says that more was captured than held" },
        { "I4 holds, I6 capture", "a hold says that less than nothing was captured" },
        { "I5 available", "the overdraft is gone" },
        { "I9 closed", "the wallet is closed" },
        { "I10 spent in day", "the day's counter says that more was spent" },
        { "I10 spent in month", "the month's counter says that more was spent" },
    };

    public static TheoryData<string, string> AlteredTransactions { get; } = new()
    {
        { "", "nothing" },
        { "I1 balanced, I1 entries", "a leg has another amount" },
        { "I1 currency", "the legs have another currency" },
        { "I1 entries", "an entry is gone" },
        { "I1 entries", "an entry has another amount" },
        { "I1 entries", "an entry has another kind" },
        { "I6 reversed", "more was given back than moved" },
        { "I6 reversed", "less than nothing was given back" },
    };

    [Theory]
    [MemberData(nameof(AlteredWallets))]
    public void A_wallet_that_was_altered_is_found(string broken, string altered)
    {
        var (wallet, entries, hold) = Alter(SoundWallet(), altered);
        var fold = altered == "the oldest entries are retired"
            ? new WalletFold(wallet, Closing.Of(entries[0].Transaction, entries[1]), [], closedDay: 0)
            : new WalletFold(wallet);
        entries.ForEach(fold.Add);
        if (hold is not null)
            fold.Add(hold);
        Invariants(fold.Finish()).Should().Be(broken);
    }

    [Theory]
    [MemberData(nameof(AlteredTransactions))]
    public void A_transaction_that_was_altered_is_found(string broken, string altered)
    {
        var ledger = Sound(out _);
        var original = ledger.Originals.Values.Single(o => o.Transaction.Kind == TransactionKind.Transfer);
        var transaction = original.Transaction;
        var first = transaction.Postings[0];
        (long, TransactionKind)? entry = altered switch
        {
            "an entry is gone" => null,
            "an entry has another amount" => (first.Amount + 1, transaction.Kind),
            "an entry has another kind" => (first.Amount, TransactionKind.Capture),
            _ => (first.Amount, transaction.Kind),
        };
        original = altered switch
        {
            "a leg has another amount" => original with
            {
                Transaction = transaction with { Postings = [first with { Amount = -47 }, transaction.Postings[1]] },
            },
            "the legs have another currency" => original with { Transaction = transaction with { Currency = MemoryLedger.Yen } },
            "more was given back than moved" => original with { Reversed = transaction.AmountMinor + 1 },
            "less than nothing was given back" => original with { Reversed = -1 },
            _ => original,
        };
        Invariants(TransactionChecks.Of(original, [entry, (transaction.Postings[1].Amount, transaction.Kind)])).Should().Be(broken);
    }

    [Fact]
    public void A_sum_of_debits_past_64_bits_stays_above_every_limit()
    {
        var spending = new Spending(1, long.MaxValue - 5, long.MaxValue - 5).Plus(6);
        spending.Should().Be(new Spending(1, long.MaxValue, long.MaxValue));
        spending.Allows(1, 0, new(null, long.MaxValue, null)).Should().BeFalse();
        spending.Allows(1, 0, new(null, null, long.MaxValue)).Should().BeFalse();
        spending.Allows(1, long.MaxValue, Limits.None).Should().BeTrue();
    }

    private static (WalletState Wallet, List<Entry> Entries, Hold? Hold) Alter(
        (WalletState Wallet, List<Entry> Entries, Hold? Hold) sound, string how)
    {
        var (wallet, entries, hold) = sound;
        return how switch
        {
            "the oldest entries are gone" => (wallet, entries[2..], hold),
            "an entry is gone" => (wallet, [entries[0], .. entries[2..]], hold),
            "an entry says another amount" => (wallet, [.. entries[..^1], entries[^1] with { Amount = entries[^1].Amount + 1 }], hold),
            "an entry says that other money was held" => (wallet, [entries[0], entries[1] with { Held = 3 }, .. entries[2..]], hold),
            "the balance closes over another chain" => (wallet with { Chain = wallet.Chain + 1 }, entries, hold),
            "the balance says more money" => (wallet with { Posted = wallet.Posted + 1 }, entries, hold),
            "the balance says that more is held" => (wallet with { Held = wallet.Held + 1 }, entries, hold),
            "the balance says another version" => (wallet with { Version = wallet.Version + 1 }, entries, hold),
            "a hold is gone" => (wallet, entries, null),
            "a hold says that more was captured than held" => (wallet, entries, hold! with { Captured = hold.AmountMinor + 1 }),
            "a hold says that less than nothing was captured" => (wallet, entries, hold! with { Captured = -1 }),
            "the overdraft is gone" => (wallet with { Overdraft = 0 }, entries, hold),
            "the wallet is closed" => (wallet with { Status = WalletStatus.Closed }, entries, hold),
            "the day's counter says that more was spent" => (wallet with { Spending = wallet.Spending with { InDay = 1 } }, entries, hold),
            "the month's counter says that more was spent" => (wallet with { Spending = wallet.Spending with { InMonth = 1 } }, entries, hold),
            _ => sound,
        };
    }

    private static (WalletState Wallet, List<Entry> Entries, Hold? Hold) SoundWallet()
    {
        var ledger = Sound(out var id);
        return (ledger.Wallets[id], [.. ledger.Entries.Where(e => e.Wallet == id)], ledger.Holds.Values.Single());
    }

    // Overdrawn, with an open hold of which a part was captured.
    private static MemoryLedger Sound(out WalletId payer)
    {
        var ledger = MemoryLedger.With(2, out var ids, overdraft: 50);
        payer = ids[0];
        ledger.Decide(new Deposit(Caller.Trusted, null, ids[0], 30, Remarks.None));
        ledger.Decide(new Transfer(Caller.Trusted, null, ids[0], ids[1], 40, Remarks.None));
        var hold = new TransactionId(ledger.Decide(new PlaceHold(Caller.Trusted, null, ids[0], ids[1], 20, null, Remarks.None))[0].Subject);
        ledger.Decide(new CaptureHold(Caller.Trusted, null, ids[0], hold, ids[1], 5, Final: false, Remarks.None));
        return ledger;
    }

    private static string Invariants(IEnumerable<Violation> violations)
        => string.Join(", ", violations.Select(v => v.Invariant).Distinct().Order(StringComparer.Ordinal));
}
