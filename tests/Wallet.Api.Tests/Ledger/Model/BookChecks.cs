using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger.Model;

/// <summary>Where the product's decision and books differ from the model's, in words; null where they do not.</summary>
internal sealed class BookChecks(MemoryLedger ledger, ModelLedger model)
{
    private readonly Dictionary<WalletId, Entry> _last = [];

    /// <summary>The answers and all that a decision writes.</summary>
    public string? Of(Decision decision, IReadOnlyList<Answer> expected)
    {
        for (var i = 0; i < expected.Count; i++)
        {
            if (!AreEqual(expected[i], decision.Answers[i]))
                return $"command {i + 1} of the batch: expected {Narrator.Of(expected[i])}, got {Narrator.Of(decision.Answers[i])}";
        }
        return OfTransactions(decision) ?? OfEntries(decision) ?? OfEvents(decision);
    }

    /// <summary>The books after it was applied.</summary>
    public string? OfBooks(Decision decision)
    {
        foreach (var wallet in ledger.Wallets.Values)
        {
            if (OfWallet(wallet, decision.Moment.UnixMilliseconds, decision) is { } difference)
                return $"wallet {wallet.Id}: {difference}";
        }
        if (model.Book.Wallets.Keys.Any(w => !ledger.Wallets.ContainsKey(w)) || ledger.Holds.Count != model.Book.Holds.Count)
            return "the product has other wallets or holds";
        foreach (var hold in ledger.Holds.Values)
        {
            var expected = model.Book.Holds[hold.Id];
            var got = new ModelHold(hold.Id, hold.Wallet, hold.Destination, hold.AmountMinor, hold.Captured, hold.ExpiresAt, hold.Status);
            if (got != expected)
                return $"hold: expected {expected}, got {got}";
        }
        return ledger.Originals.Values.FirstOrDefault(o => o.Reversed != model.Book.Transactions[o.Transaction.Id].Reversed) is { } original
            ? $"of {original.Transaction.Kind} {original.Transaction.Id} {original.Reversed} is given back"
            : OfSums();
    }

    /// <summary>What the product's own audit says at the end.</summary>
    public string? Audit() => ledger.Audit().FirstOrDefault()?.ToString();

    private string? OfTransactions(Decision decision)
    {
        var expected = model.Book.News.OfType<ModelTransaction>().ToList();
        if (decision.Transactions.Count != expected.Count)
            return $"expected {expected.Count} transactions, got {decision.Transactions.Count}";
        for (var i = 0; i < expected.Count; i++)
        {
            var (got, legs) = (decision.Transactions[i], expected[i].Legs);
            var isSame = got.Kind == expected[i].Kind && got.AmountMinor == expected[i].Amount && got.Parent == expected[i].Parent
                && got.Currency.Number == model.Book.Wallets[legs[0].Wallet].Currency
                && legs.SequenceEqual(got.Postings.Select(p => new ModelLeg(p.Wallet, p.Amount, p.Held)));
            if (!isSame)
                return $"expected {expected[i]}, got {got}";
            if (got.Id.Time != expected[i].Time)
                return $"transaction {got.Id} is of {got.Id.Time:O}, not {expected[i].Time:O}";
        }
        return OfPublications(decision);
    }

    // A reader of the outbox by its keys meets each wallet's entries in their order.
    private static string? OfPublications(Decision decision)
    {
        var published = decision.Publications.OrderBy(p => p.Key).SelectMany(p => p).OfType<TransactionRecorded>().SelectMany(r => r.Entries);
        var asWritten = decision.Entries.ToLookup(e => e.Wallet);
        return published.GroupBy(e => e.Wallet).All(entries => entries.SequenceEqual(asWritten[entries.Key])) ? null : "events are out of order";
    }

    private string? OfEntries(Decision decision)
    {
        var expected = model.Book.Lines[^decision.Entries.Count..];
        for (var i = 0; i < expected.Count; i++)
        {
            var got = decision.Entries[i];
            var line = new ModelLine(got.Wallet, got.Transaction, got.Kind, got.Amount, got.Posted, got.Held, got.Counterparty, expected[i].Date);
            var before = _last.GetValueOrDefault(got.Wallet);
            if (line != expected[i])
                return $"expected {expected[i]}, got {line}";
            if (got.Sequence != before.Sequence + 1 || !(got.Transaction > before.Transaction))
                return $"I3: entry {got.Sequence} of {got.Transaction} follows {before.Sequence} of {before.Transaction}";
            if (got.Chain != ReferenceChain.After(before.Chain, got))
                return $"I3: the chain breaks at entry {got.Sequence} of {got.Wallet}";
            _last[got.Wallet] = got;
        }
        return null;
    }

    private string? OfEvents(Decision decision)
    {
        var got = decision.Events.Select(object (e) => e switch
        {
            WalletOpened opened => opened.Wallet,
            WalletChanged changed => (changed.Wallet, changed.Status),
            LimitsChanged changed => (changed.Wallet, changed.Limits, changed.Overdraft),
            TransactionRecorded recorded => recorded.Transaction.Id,
            _ => e,
        });
        var entries = decision.Events.OfType<TransactionRecorded>().SelectMany(r => r.Entries);
        return got.SequenceEqual(model.Book.News.Select(n => n is ModelTransaction t ? t.Id : n)) && entries.SequenceEqual(decision.Entries)
            ? null
            : $"expected news of {string.Join(", ", model.Book.News)}, got {string.Join(", ", decision.Events)}";
    }

    private string? OfWallet(WalletState got, long now, Decision decision)
    {
        if (!model.Book.Wallets.TryGetValue(got.Id, out var expected))
            return got.Id.IsSystem && got == new WalletState(got.Id, UInt128.Zero) ? null : "the model has none";
        var book = model.Book;
        var lines = book.Lines.Where(l => l.Wallet == got.Id).ToList();
        var stands = new ModelWallet(got.Id, got.Owner, got.Id.Currency.Number, got.Id.IsSystem)
        {
            Posted = got.Posted,
            Held = got.Held,
            Overdraft = got.Overdraft,
            Status = got.Status,
            Limits = got.Limits,
        };
        if (stands != expected)
            return $"expected {expected}, got {stands}";
        var last = _last.GetValueOrDefault(got.Id);
        if ((got.Version, got.LastId, got.Chain) != (lines.Count, last.Transaction.Value, last.Chain))
            return $"expected version {lines.Count}, closing over its last entry, got {got}";
        if (!got.Id.IsSystem && got.Available < 0)
            return $"I5: available is {got.Available}";
        return OfSpending(got, lines) ?? OfExpiry(got, now, decision);
    }

    // I10: the counters are those of the day of the last debit.
    private string? OfSpending(WalletState got, List<ModelLine> lines)
    {
        var debits = got.Id.IsSystem ? [] : lines.Where(l => l.Amount < 0).ToList();
        if (debits.Count == 0)
            return got.Spending == default ? null : $"I10: nothing left it, got {got.Spending}";
        var last = debits.Max(l => l.Date);
        var day = model.Book.Spent(got.Id, d => d == last);
        var month = model.Book.Spent(got.Id, d => (d.Year, d.Month) == (last.Year, last.Month));
        var number = last.DayNumber - new DateOnly(1970, 1, 1).DayNumber;
        return got.Spending == new Spending(number, (long)day, (long)month)
            ? null
            : $"I10: {day} left it on {last}, {month} in its month, got {got.Spending}";
    }

    // The next expiry may be noted too early, never too late, and is in the future once it was acted on.
    private string? OfExpiry(WalletState got, long now, Decision decision)
    {
        var open = model.Book.Holds.Values.Where(h => h.Wallet == got.Id && h.Status == HoldStatus.Open).ToList();
        var held = open.Aggregate(Int128.Zero, (sum, h) => sum + h.Rest);
        if (held != got.Held)
            return $"I4: open holds come to {held}, held is {got.Held}";
        if (open.Min(h => h.ExpiresAt) is { } first && !(got.NextExpiry <= first))
            return $"a hold runs out at {first}, noted is {got.NextExpiry}";
        return got.NextExpiry <= now && decision.ChangedWallets.Any(w => w.Id == got.Id) ? $"expiry {got.NextExpiry} was not acted on" : null;
    }

    private string? OfSums()
    {
        foreach (var currency in ledger.Wallets.Values.GroupBy(w => w.Id.Currency.Number))
        {
            if (currency.Aggregate(Int128.Zero, (sum, w) => sum + w.Posted) is var sum && sum != 0)
                return $"I2: money of currency {currency.Key} sums to {sum}";
        }
        return null;
    }

    private static bool AreEqual(Answer expected, Answer got)
        => expected == (got with { Items = expected.Items }) && expected.Items.Count == got.Items.Count
            && expected.Items.Zip(got.Items).All(p => AreEqual(p.First, p.Second));
}
