using Wallet.Api.Commands;

namespace Wallet.Api.Ledger.Audit;

/// <summary>
/// Follows the holds that a wallet placed after <paramref name="opening"/> through their transactions, and compares with their rows. Entries and
/// rows may come in any order.
/// </summary>
internal sealed class HoldFold(WalletId wallet, Closing? opening)
{
    private readonly Dictionary<TransactionId, Trace> _traces = [];
    private readonly List<(Hold Hold, UInt128? Terms)> _rows = [];
    private long _held = opening?.Held ?? 0;

    /// <summary>The next entry.</summary>
    public void Add(AuditedEntry audited)
    {
        var entry = audited.Entry;
        var change = entry.Held - _held;
        _held = entry.Held;
        if (entry.Kind == TransactionKind.Hold)
            _traces[entry.Transaction] = new(change, change, 0, default);
        else if (entry.Kind is TransactionKind.Capture or TransactionKind.Void or TransactionKind.Expiry
            && audited.Row?.Parent is { } id && _traces.TryGetValue(id, out var trace))
            _traces[id] = trace.After(entry, change);
    }

    /// <summary>The next hold's row, with the digest of its terms.</summary>
    public void Add(Hold hold, UInt128? terms) => _rows.Add((hold, terms));

    /// <summary>What is wrong; the wallet looks for expired holds at <paramref name="nextExpiry"/>.</summary>
    public IEnumerable<Violation> Finish(long? nextExpiry)
    {
        foreach (var (hold, terms) in _rows)
        {
            if (terms is { } digest && digest != hold.Terms)
                yield return Wrong(hold.Id, "I4 terms", "its wallet, destination, amount or end is not what it was placed or extended with");
            if (hold.Id > (opening?.Last ?? default))
            {
                foreach (var violation in _traces.Remove(hold.Id, out var trace) ? Compare(hold, trace) : [NotPlaced(hold.Id)])
                    yield return violation;
            }
        }
        foreach (var lost in _traces.Keys)
            yield return Wrong(lost, "I4 hold", $"wallet {wallet} placed it, and it has no row");
        var first = _rows.Where(r => r.Hold.Status == HoldStatus.Open).Min(r => r.Hold.ExpiresAt);
        if (first is not null && !(nextExpiry <= first))
        {
            var looked = nextExpiry is { } time ? $"at {time}" : "never";
            yield return new("I4 next expiry", $"wallet {wallet}", $"an open hold ends at {first}, and expired ones are looked for {looked}");
        }
    }

    private static IEnumerable<Violation> Compare(Hold hold, Trace trace)
    {
        if (hold.AmountMinor != trace.AmountMinor)
            yield return Wrong(hold.Id, "I4 hold", $"{trace.AmountMinor} was set aside, its row has {hold.AmountMinor}");
        if (hold.Captured != trace.Captured)
            yield return Wrong(hold.Id, "I6 capture", $"captures come to {trace.Captured}, its row has {hold.Captured}");
        if (hold.Status != trace.Status)
            yield return Wrong(hold.Id, "I4 hold", $"its transactions leave it {trace.Status}, its row says {hold.Status}");
        if (trace.Captured > 0 && (hold.Destination is { } destination ? destination != trace.Receiver : !trace.Receiver.IsSystem))
            yield return Wrong(hold.Id, "I4 hold", $"it was captured for wallet {trace.Receiver}, its row names another destination");
        if (trace.Status == HoldStatus.Expired && !(hold.ExpiresAt <= trace.Last.Transaction.Time.ToUnixTimeMilliseconds()))
            yield return Wrong(hold.Id, "I4 hold", $"it expired at {trace.Last.Transaction.Time:O}, and its row has a later end or none");
    }

    private static Violation NotPlaced(TransactionId hold) => Wrong(hold, "I4 hold", "no entry of its wallet places it");

    private static Violation Wrong(TransactionId hold, string invariant, string what) => new(invariant, $"hold {hold}", what);

    // What a hold's transactions come to.
    private readonly record struct Trace(long AmountMinor, long Outstanding, long Captured, Entry Last)
    {
        public WalletId Receiver { get; private init; }

        public HoldStatus Status => Outstanding > 0 ? HoldStatus.Open : Last.Kind switch
        {
            TransactionKind.Void => HoldStatus.Voided,
            TransactionKind.Expiry => HoldStatus.Expired,
            _ => HoldStatus.Captured,
        };

        public Trace After(Entry entry, long change) => this with
        {
            Outstanding = Outstanding + change,
            Captured = Captured - entry.Amount,
            Last = entry,
            Receiver = entry.Kind == TransactionKind.Capture ? entry.Counterparty : Receiver,
        };
    }
}
