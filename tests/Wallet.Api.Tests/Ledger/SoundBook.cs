using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Ledger.Audit;

namespace Wallet.Api.Tests.Ledger;

/// <summary>
/// All that is kept of a wallet: overdrawn, with a payment of which a part came back, and an open hold of which a part was captured.
/// </summary>
internal sealed record SoundBook(
    AuditedWallet Wallet, List<AuditedEntry> Entries, List<(Hold Hold, UInt128 Terms)> Holds, List<(SettingChange Change, UInt128 Seal)> Journal)
{
    private WalletState State => Wallet.State;

    private Hold Hold => Holds[0].Hold;

    public static SoundBook Of()
    {
        var ledger = Sound(out var id);
        return new(
            new(ledger.Wallets[id], false) { IsWhole = true, Profile = ledger.Profiles[id] }, ledger.Audited(id),
            [.. ledger.Holds.Values.Select(h => (h, h.Terms))], [.. ledger.Settings.Where(s => s.Wallet == id).Select(s => (s, s.Seal))]);
    }

    /// <summary>The one transaction of a kind.</summary>
    public static Original Of(TransactionKind kind) => Sound(out _).Originals.Values.Single(o => o.Transaction.Kind == kind);

    /// <summary>The same with one thing altered, in words.</summary>
    public SoundBook Altered(string how) => how switch
    {
        "the oldest entries are gone" => this with { Entries = Entries[2..] },
        "an entry is gone" => this with { Entries = [Entries[0], .. Entries[2..]] },
        "an entry says another amount" => With(^1, e => e with { Amount = e.Amount + 1 }),
        "an entry says that other money was held" => With(1, e => e with { Held = 3 }),
        "an entry's transaction is gone" => With(0, _ => null),
        "a transaction has other legs than the entry" => With(0, row => row! with { HasPosting = false }),
        "a transaction says that a part was given back" => With(0, row => row! with { Reversed = 1 }),
        "a reversal is of a transaction of another month" => With(
            ^1, row => row! with { Parent = TransactionId.FirstOn(row.Parent!.Value.Day - 100) }),
        _ when how.Contains("hold", StringComparison.Ordinal) => this with { Holds = AlteredHolds(how) },
        _ when how.Contains("journal", StringComparison.Ordinal) => this with { Journal = AlteredJournal(how) },
        _ => this with { Wallet = AlteredProfile(how) with { State = AlteredState(how) } },
    };

    private List<(Hold Hold, UInt128 Terms)> AlteredHolds(string how) => how switch
    {
        "a hold is gone" => [],
        "a hold was never placed" => [.. Holds, Placed(new(Hold.Id.Value + 1))],
        "a hold says that more was set aside" => With(Hold with { AmountMinor = Hold.AmountMinor + 1 }),
        "a hold says that it was voided" => With(Hold with { Status = HoldStatus.Voided }),
        "a hold says another destination" => With(Hold with { Destination = null }),
        "a hold says another end" => With(Hold with { ExpiresAt = Hold.ExpiresAt + 1 }),
        "a hold says that more was captured than held" => With(Hold with { Captured = Hold.AmountMinor + 1 }),
        _ => With(Hold with { Captured = -1 }),
    };

    private List<(SettingChange Change, UInt128 Seal)> AlteredJournal(string how) => how switch
    {
        "the journal lacks its last row" => Journal[..^1],
        "the journal lacks its first row" => Journal[1..],
        _ => [(Journal[0].Change with { By = "mallory" }, Journal[0].Seal), .. Journal[1..]],
    };

    private AuditedWallet AlteredProfile(string how) => how switch
    {
        "the metadata is other" => Wallet with { Profile = Wallet.Profile! with { Metadata = "{}" } },
        "the user is another" => Wallet with { Profile = Wallet.Profile! with { UserId = "mallory" } },
        "the row of its own is gone" => Wallet with { Profile = null },
        "the wallet is marked as the ledger's own" => Wallet with { MarkedSystem = true },
        _ => Wallet,
    };

    private WalletState AlteredState(string how) => how switch
    {
        "the balance closes over another chain" => State with { Chain = State.Chain + 1 },
        "the balance says more money" => State with { Posted = State.Posted + 1 },
        "the balance says that more is held" => State with { Held = State.Held + 1 },
        "the balance says another version" => State with { Version = State.Version + 1 },
        "the balance says another last entry" => State with { LastId = State.LastId + 1 },
        "expired ones are looked for too late" => State with { NextExpiry = State.NextExpiry + 1 },
        "expired ones are never looked for" => State with { NextExpiry = null },
        "the overdraft is gone" => State with { Overdraft = 0 },
        "the wallet is closed" => State with { Status = WalletStatus.Closed },
        "the limits are others" => State with { Limits = Limits.None },
        "the owner is another" => State with { Owner = State.Owner + 1 },
        "the day's counter says that more was spent" => State with { Spending = State.Spending with { InDay = 1 } },
        "the month's counter says that more was spent" => State with { Spending = State.Spending with { InMonth = 1 } },
        "the last debit is said to be of another day" => State with { Spending = State.Spending with { Day = State.Spending.Day - 1 } },
        _ => State,
    };

    private List<(Hold Hold, UInt128 Terms)> With(Hold altered) => [(altered, Hold.Terms)];

    private (Hold Hold, UInt128 Terms) Placed(TransactionId id)
    {
        var other = Hold with { Id = id, Status = HoldStatus.Voided };
        return (other, other.Terms);
    }

    private SoundBook With(Index at, Func<Entry, Entry> alter) => With(at, e => e with { Entry = alter(e.Entry) });

    private SoundBook With(Index at, Func<EntryTransaction?, EntryTransaction?> alter) => With(at, e => e with { Row = alter(e.Row) });

    private SoundBook With(Index at, Func<AuditedEntry, AuditedEntry> alter)
    {
        List<AuditedEntry> entries = [.. Entries];
        entries[at] = alter(entries[at]);
        return this with { Entries = entries };
    }

    private static MemoryLedger Sound(out WalletId payer)
    {
        var ledger = MemoryLedger.With(2, out var ids, overdraft: 50);
        payer = ids[0];
        ledger.Decide(new SetLimits(Caller.Trusted, null, ids[0], new(null, null, 1000), 50));
        ledger.Decide(new Deposit(Caller.Trusted, null, ids[0], 30, Remarks.None));
        var paid = new TransactionId(ledger.Decide(new Transfer(Caller.Trusted, null, ids[0], ids[1], 40, Remarks.None))[0].Subject);
        var hold = new TransactionId(
            ledger.Decide(new PlaceHold(Caller.Trusted, null, ids[0], ids[1], 20, ledger.Now + 1000, Remarks.None))[0].Subject);
        ledger.Decide(new CaptureHold(Caller.Trusted, null, ids[0], hold, ids[1], 5, Final: false, Remarks.None));
        ledger.Decide(new ReverseTransaction(Caller.Trusted, null, paid, ids, 3, Remarks.None));
        return ledger;
    }
}
