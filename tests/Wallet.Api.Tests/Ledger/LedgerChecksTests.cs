using Wallet.Api.Ledger;
using Wallet.Api.Ledger.Audit;

namespace Wallet.Api.Tests.Ledger;

/// <summary>Books that were altered: which invariants the audit then finds broken. That sound books break none, the model campaign shows.</summary>
public class LedgerChecksTests
{
    public static TheoryData<string, string> AlteredWallets { get; } = new()
    {
        { "", "nothing" },
        { "", "the oldest entries are retired" },
        { "I10 spent in day, I10 spent in month, I3 balance, I3 chain, I3 sequence, I6 reversed", "the oldest entries are gone" },
        { "I10 spent in day, I10 spent in month, I3 balance, I3 chain, I3 sequence, I6 reversed", "an entry is gone" },
        { "I10 spent in day, I10 spent in month, I3 balance, I3 chain", "an entry says another amount" },
        { "I3 chain, I4 hold", "an entry says that other money was held" },
        { "I3 chain", "the balance closes over another chain" },
        { "I3 posted", "the balance says more money" },
        { "I3 held, I4 holds", "the balance says that more is held" },
        { "I3 last", "the balance says another last entry" },
        { "I3 version", "the balance says another version" },
        { "I4 hold, I4 holds", "a hold is gone" },
        { "I4 hold", "a hold was never placed" },
        { "I4 hold, I4 holds, I4 terms", "a hold says that more was set aside" },
        { "I4 hold, I4 holds", "a hold says that it was voided" },
        { "I4 hold, I4 terms", "a hold says another destination" },
        { "I4 terms", "a hold says another end" },
        { "I4 next expiry", "expired ones are looked for too late" },
        { "I4 next expiry", "expired ones are never looked for" },
        { "I4 holds, I6 capture", "a hold says that more was captured than held" },
        { "I4 holds, I6 capture", "a hold says that less than nothing was captured" },
        { "I13 settings, I5 available", "the overdraft is gone" },
        { "I13 settings, I9 closed", "the wallet is closed" },
        { "I13 settings", "the limits are others" },
        { "I13 settings", "the journal lacks its last row" },
        { "I13 settings", "the journal lacks its first row" },
        { "I13 settings", "the journal says another author" },
        { "I13 profile", "the metadata is other" },
        { "I13 owner, I13 profile", "the user is another" },
        { "I13 owner", "the owner is another" },
        { "I13 owner", "the row of its own is gone" },
        { "I5 available", "the wallet is marked as the ledger's own" },
        { "I1 entries", "an entry's transaction is gone" },
        { "I1 entries", "a transaction has other legs than the entry" },
        { "I6 reversed", "a transaction says that a part was given back" },
        { "I10 spent in day, I10 spent in month, I6 reversed", "a reversal is of a transaction of another month" },
        { "I10 spent in day", "the day's counter says that more was spent" },
        { "I10 spent in month", "the month's counter says that more was spent" },
        { "I10 spent in day", "the last debit is said to be of another day" },
    };

    public static TheoryData<string, string> AlteredTransactions { get; } = new()
    {
        { "", "nothing" },
        { "I1 balanced, I1 entries", "a leg has another amount" },
        { "I1 amount", "its amount is not that of its legs" },
        { "I1 currency", "the legs have another currency" },
        { "I1 entries", "an entry is gone" },
        { "I1 entries", "an entry has another amount" },
        { "I1 entries", "an entry has another kind" },
        { "I1 entries", "an entry has another counterparty" },
        { "I6 reversed", "more was given back than moved" },
        { "I6 reversed", "less than nothing was given back" },
    };

    public static TheoryData<string, string> AlteredParents { get; } = new()
    {
        { "", "nothing" },
        { "I6 parent", "a transfer names a parent" },
        { "I6 parent", "a reversal names none" },
        { "I6 parent", "a reversal names a hold" },
        { "I6 parent", "a reversal names a deposit of another wallet" },
        { "I6 parent", "a capture names a transfer" },
    };

    [Theory]
    [MemberData(nameof(AlteredWallets))]
    public void A_wallet_that_was_altered_is_found(string broken, string altered)
    {
        var book = SoundBook.Of().Altered(altered);
        var opening = altered == "the oldest entries are retired" ? Closing.Of(book.Entries[0].Entry.Transaction, book.Entries[1].Entry) : null;
        var fold = new WalletFold(book.Wallet, opening, [], closedDay: 0);
        book.Entries.ForEach(fold.Add);
        book.Holds.ForEach(h => fold.Add(h.Hold, h.Terms));
        book.Journal.ForEach(j => fold.Add(j.Change, j.Seal));
        Invariants(fold.Finish()).Should().Be(broken);
    }

    [Theory]
    [MemberData(nameof(AlteredTransactions))]
    public void A_transaction_that_was_altered_is_found(string broken, string altered)
    {
        var original = SoundBook.Of(TransactionKind.Transfer);
        var transaction = original.Transaction;
        var (first, second) = (transaction.Postings[0], transaction.Postings[1]);
        var sound = new PostedEntry(first.Amount, transaction.Kind, second.Wallet);
        PostedEntry? entry = altered switch
        {
            "an entry is gone" => null,
            "an entry has another amount" => sound with { Amount = first.Amount + 1 },
            "an entry has another kind" => sound with { Kind = TransactionKind.Capture },
            "an entry has another counterparty" => sound with { Counterparty = first.Wallet },
            _ => sound,
        };
        original = altered switch
        {
            "a leg has another amount" => original with { Transaction = transaction with { Postings = [first with { Amount = -47 }, second] } },
            "its amount is not that of its legs" => original with { Transaction = transaction with { AmountMinor = 39 } },
            "the legs have another currency" => original with { Transaction = transaction with { Currency = MemoryLedger.Yen } },
            "more was given back than moved" => original with { Reversed = transaction.AmountMinor + 1 },
            "less than nothing was given back" => original with { Reversed = -1 },
            _ => original,
        };
        Invariants(TransactionChecks.Of(original, [entry, new PostedEntry(second.Amount, transaction.Kind, first.Wallet)])).Should().Be(broken);
    }

    [Theory]
    [MemberData(nameof(AlteredParents))]
    public void A_parent_that_was_altered_is_found(string broken, string altered)
    {
        var (deposit, transfer) = (SoundBook.Of(TransactionKind.Deposit), SoundBook.Of(TransactionKind.Transfer));
        var (reversal, capture) = (SoundBook.Of(TransactionKind.Reversal).Transaction, SoundBook.Of(TransactionKind.Capture).Transaction);
        var hold = SoundBook.Of(TransactionKind.Hold);
        var found = altered switch
        {
            "a transfer names a parent" => ParentChecks.Of(transfer.Transaction with { Parent = deposit.Transaction.Id }, deposit),
            "a reversal names none" => ParentChecks.Of(reversal with { Parent = null }, null),
            "a reversal names a hold" => ParentChecks.Of(reversal, hold),
            "a reversal names a deposit of another wallet" => ParentChecks.Of(reversal, deposit),
            "a capture names a transfer" => ParentChecks.Of(capture, transfer),
            _ => ParentChecks.Of(reversal, transfer).Concat(ParentChecks.Of(capture, hold)).Concat(ParentChecks.Of(transfer.Transaction, null)),
        };
        Invariants(found).Should().Be(broken);
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

    private static string Invariants(IEnumerable<Violation> violations)
        => string.Join(", ", violations.Select(v => v.Invariant).Distinct().Order(StringComparer.Ordinal));
}
