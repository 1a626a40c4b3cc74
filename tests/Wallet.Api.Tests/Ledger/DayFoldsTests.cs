using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger;

/// <summary>
/// Entries of days that are about to be retired, with what is known beside them: what is found wrong when one thing is altered. A wallet has
/// two entries on day 10, one on day 11 and perhaps one on day 12, which is kept.
/// </summary>
public sealed class DayFoldsTests
{
    private static readonly WalletId Wallet = WalletId.Create(1_700_000_000_000, MemoryLedger.Euro, 1);
    private readonly Closing _opening = new(Wallet, 9, Id(9, 1), Id(9, 1), 5, 1000, 0, 77);
    private readonly List<Entry> _entries = [];
    private readonly List<Closing> _closings;
    private readonly Entry _next;
    private WalletState? _balance;
    private bool _hasOpening = true;

    public DayFoldsTests()
    {
        foreach (var (id, amount) in ((TransactionId, long)[])[(Id(10, 1), 50), (Id(10, 2), -20), (Id(11, 1), 7)])
            _entries.Add(After(_entries.Count > 0 ? _entries[^1] : null, id, amount));
        _next = After(_entries[^1], Id(12, 1), 3);
        _closings = [Closing.Of(_entries[0].Transaction, _entries[1]), Closing.Of(_entries[2].Transaction, _entries[2])];
        _balance = new(Wallet, 1) { Posted = _entries[^1].Posted, Version = _entries[^1].Sequence, Chain = _entries[^1].Chain };
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("amount", "I3 balance", "I3 chain")]
    [InlineData("balance after", "I3 balance", "I11 closing", "I3 balance", "I3 chain")]
    [InlineData("chain", "I3 chain", "I11 closing", "I3 chain")]
    [InlineData("sequence", "I3 sequence", "I3 chain", "I11 closing", "I3 sequence")]
    [InlineData("the last entry is not there", "I11 closing", "I3 version", "I3 chain")]
    [InlineData("the first entry is not there", "I3 sequence", "I3 balance", "I3 chain", "I11 closing")]
    [InlineData("the opening is not there", "I3 sequence", "I3 balance", "I3 chain")]
    [InlineData("a day has no closing", "I11 closing")]
    [InlineData("a closing of a day without entries", "I11 closing")]
    [InlineData("the balance of a closing", "I11 closing")]
    [InlineData("the first key of a closing", "I11 closing")]
    [InlineData("no balance", "I3 version")]
    [InlineData("the balance's version", "I3 version")]
    [InlineData("the balance's money", "I3 chain")]
    [InlineData("the balance's held money", "I3 chain")]
    [InlineData("the balance's chain", "I3 chain")]
    public void What_is_altered_is_found(string what, params string[] invariants)
    {
        Alter(what);
        Check(next: null, invariants);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("the last entry is not there", "I11 closing", "I3 sequence", "I3 balance", "I3 chain")]
    [InlineData("a closing of a day without entries", "I11 closing")]
    [InlineData("the balance's money")]
    [InlineData("no balance")]
    public void What_comes_after_is_the_next_entry_where_there_is_one(string what, params string[] invariants)
    {
        Alter(what);
        Check(_next, invariants);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(11, "I3 chain")]
    public void A_wallet_without_entries_on_the_days_is_as_its_closing_left_it(long held, params string[] invariants)
    {
        var opening = _opening with { Held = 12 };
        var balance = new WalletState(Wallet, 1) { Posted = opening.Posted, Held = held, Version = opening.Sequence, Chain = opening.Chain };
        new DayFolds(new(
            [Wallet], new Dictionary<WalletId, Closing> { [Wallet] = opening }, Array.Empty<Closing>().ToLookup(c => c.Wallet),
            Array.Empty<Entry>().ToLookup(e => e.Wallet), new Dictionary<WalletId, WalletState> { [Wallet] = balance }))
            .Finish().Select(violation => violation.Invariant).Should().Equal(invariants);
    }

    [Fact]
    public void Entries_are_counted_and_summed_by_currency()
    {
        var yen = WalletId.Create(1_700_000_000_000, MemoryLedger.Yen, 1);
        var folds = new DayFolds(new(
            [Wallet, yen], new Dictionary<WalletId, Closing>(), _closings.ToLookup(c => c.Wallet), Array.Empty<Entry>().ToLookup(e => e.Wallet),
            new Dictionary<WalletId, WalletState>()));
        foreach (var entry in (Entry[])[.. _entries, _entries[0] with { Wallet = yen, Amount = -4 }])
            folds.Add(entry);
        (folds.Count, folds.Sums[MemoryLedger.Euro.Number], folds.Sums[MemoryLedger.Yen.Number]).Should().Be((4L, (Int128)37, (Int128)(-4)));
    }

    private void Check(Entry? next, string[] invariants)
    {
        var folds = new DayFolds(new(
            [Wallet], _hasOpening ? new Dictionary<WalletId, Closing> { [Wallet] = _opening } : [], _closings.ToLookup(c => c.Wallet),
            (next is { } entry ? (Entry[])[entry] : []).ToLookup(e => e.Wallet),
            _balance is null ? [] : new Dictionary<WalletId, WalletState> { [Wallet] = _balance }));
        foreach (var one in _entries)
            folds.Add(one);
        folds.Finish().Select(violation => violation.Invariant).Should().Equal(invariants);
    }

    private void Alter(string what)
    {
        switch (what)
        {
            case "amount": _entries[1] = _entries[1] with { Amount = -21 }; break;
            case "balance after": _entries[1] = Chained(_entries[1] with { Posted = 1 }); break;
            case "chain": _entries[1] = _entries[1] with { Chain = 1 }; break;
            case "sequence": _entries[1] = _entries[1] with { Sequence = 9 }; break;
            case "the last entry is not there": _entries.RemoveAt(2); break;
            case "the first entry is not there": _entries.RemoveAt(0); break;
            case "the opening is not there": _hasOpening = false; break;
            case "a day has no closing": _closings.RemoveAt(0); break;
            case "a closing of a day without entries": _closings.Add(_closings[1] with { Day = 13, Last = Id(13, 1) }); break;
            case "the balance of a closing": _closings[0] = _closings[0] with { Posted = 1 }; break;
            case "the first key of a closing": _closings[0] = _closings[0] with { First = Id(10, 0) }; break;
            case "no balance": _balance = null; break;
            case "the balance's version": _balance = _balance! with { Version = 9 }; break;
            case "the balance's money": _balance = _balance! with { Posted = 1 }; break;
            case "the balance's held money": _balance = _balance! with { Held = 1 }; break;
            case "the balance's chain": _balance = _balance! with { Chain = 1 }; break;
        }
    }

    private Entry After(Entry? before, TransactionId id, long amount)
    {
        var (sequence, posted, chain) = before is { } entry ? (entry.Sequence, entry.Posted, entry.Chain) : (_opening.Sequence, _opening.Posted, _opening.Chain);
        var next = new Entry(Wallet, id, TransactionKind.Transfer, sequence + 1, amount, posted + amount, 0, default, default);
        return next with { Chain = next.ChainAfter(chain) };
    }

    private Entry Chained(Entry second) => second with { Chain = second.ChainAfter(_entries[0].Chain) };

    private static TransactionId Id(int day, int place) => new(TransactionId.FirstOn(day).Value + place);
}
