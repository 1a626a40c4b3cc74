using System.Globalization;

namespace Wallet.Api.Tests.Serialisability;

/// <summary>
/// What an answer tells: its code (empty when executed) and, each null where it does not say, the first wallet's balance, what is available, and
/// its version.
/// </summary>
internal sealed record Seen(string Code, long? Balance = null, long? Available = null, long? Version = null)
{
    /// <summary>The ids of what was made.</summary>
    public IReadOnlyList<string> Transactions { get; init; } = [];

    /// <summary>The answers to the parts of a batch.</summary>
    public IReadOnlyList<Seen> Items { get; init; } = [];

    public bool IsExecuted => Code.Length == 0;

    /// <summary>Whether <paramref name="model"/>, which tells everything, would be told as this.</summary>
    public bool Agrees(Seen model) => Code == model.Code
        && (Balance is null || Balance == model.Balance) && (Available is null || Available == model.Available)
        && (Version is null || Version == model.Version)
        && Items.Count == model.Items.Count && Items.Zip(model.Items).All(pair => pair.First.Agrees(pair.Second));

    /// <inheritdoc/>
    public override string ToString()
    {
        var facts = string.Create(
            CultureInfo.InvariantCulture, $"{(IsExecuted ? "done" : Code)} balance {Balance} available {Available} version {Version}");
        return Items.Count == 0 ? facts : $"{facts} ({string.Join("; ", Items)})";
    }
}
