using System.Globalization;

namespace Wallet.Api.Tests.Traffic;

/// <summary>
/// A request as a client means it. <paramref name="Legs"/> are what it does to balances when it is executed; the first is of the wallet that
/// its answer is about. Wallets are numbers of the campaign's list.
/// </summary>
internal sealed record MoneyRequest(RequestKind Kind, string Reference, params IReadOnlyList<Leg> Legs)
{
    /// <summary>How much is set aside, captured or given back.</summary>
    public long Amount { get; init; }

    /// <summary>What must hold for it to be executed.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>The parts of a batch.</summary>
    public IReadOnlyList<MoneyRequest> Items { get; init; } = [];

    /// <summary>The hold or the transaction that it is about.</summary>
    public string? Target { get; init; }

    /// <summary>To whom a hold is captured.</summary>
    public int? Destination { get; init; }

    /// <summary>Whether a capture frees what it leaves.</summary>
    public bool Final { get; init; }

    /// <summary>Whether a capture may take more than is held.</summary>
    public bool AllowAbove { get; init; }

    /// <summary>The wallets that it looks at.</summary>
    public IEnumerable<int> Wallets => Legs.Select(l => l.Wallet)
        .Concat(Conditions.Select(c => c.Wallet)).Concat(Items.SelectMany(i => i.Wallets)).Distinct();

    /// <summary>Itself or, for a batch, its parts: what has a reference of its own in the books.</summary>
    public IReadOnlyList<MoneyRequest> Parts => Items.Count == 0 ? [this] : Items;

    /// <inheritdoc/>
    public override string ToString()
    {
        var words = new List<string> { Kind.ToString() };
        words.AddRange(Legs.Select(l => string.Create(CultureInfo.InvariantCulture, $"w{l.Wallet}{l.Amount:+0;-0;+0}")));
        if (Amount != 0)
            words.Add(string.Create(CultureInfo.InvariantCulture, $"amount {Amount}{(Final ? " final" : "")}{(AllowAbove ? " or above" : "")}"));
        if (Target is not null)
            words.Add($"of {Target}");
        words.AddRange(Conditions.Select(c => string.Create(
            CultureInfo.InvariantCulture, $"if w{c.Wallet} version {c.Version} available {c.MinAvailable}")));
        words.AddRange(Items.Select(i => $"({i})"));
        return string.Join(' ', words);
    }
}
