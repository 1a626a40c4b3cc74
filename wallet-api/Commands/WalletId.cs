using Wallet.Api.Ledger;

namespace Wallet.Api.Commands;

/// <summary>
/// A wallet's key: 42 bits of Unix milliseconds, 10 bits of ISO 4217 currency number, 11 bits to distinguish the wallets of
/// one millisecond. Because the key carries the currency, an amount can be read before any row is looked at.
/// </summary>
internal readonly record struct WalletId(long Value) : IComparable<WalletId>
{
    private const int SequenceBits = 11;
    private const int CurrencyBits = 10;

    /// <summary>Keys per millisecond and currency.</summary>
    public const int SequenceCount = 1 << SequenceBits;

    /// <summary>The number of stripes that each currency's outside-world balance is spread over.</summary>
    public const int Stripes = 64;

    /// <summary>The wallet's currency.</summary>
    public Currency Currency => Currency.FromNumber((int)(Value >> SequenceBits) & ((1 << CurrencyBits) - 1));

    /// <summary>When the wallet was made.</summary>
    public DateTimeOffset Created => DateTimeOffset.FromUnixTimeMilliseconds(Value >> (SequenceBits + CurrencyBits));

    /// <summary>Whether this is the ledger's own wallet: the outside world, against which money comes and goes.</summary>
    public bool IsSystem => Value >> (SequenceBits + CurrencyBits) == 0;

    /// <summary>The key of a wallet made at <paramref name="unixMilliseconds"/>.</summary>
    public static WalletId Create(long unixMilliseconds, Currency currency, int sequence)
        => new((((unixMilliseconds << CurrencyBits) + currency.Number) << SequenceBits) + (sequence % SequenceCount));

    /// <summary>The outside world in <paramref name="currency"/>; striped, so that no deposit waits for another.</summary>
    public static WalletId Outside(Currency currency, int stripe) => Create(0, currency, stripe % Stripes);

    /// <summary>
    /// The same for movements of wallets that are ahead of the clock: others that use the lane's stripe are not to be drawn after them.
    /// </summary>
    public static WalletId OutsideAhead(Currency currency, int stripe) => Create(0, currency, Stripes + (stripe % Stripes));

    /// <summary>Reads the wire form; false for a text that never named a wallet.</summary>
    public static bool TryParse(string? text, out WalletId id)
    {
        var found = PublicId.TryParse(text, PublicId.Kind.Wallet, out var value);
        id = new(value);
        return found && id.Currency.IsKnown;
    }

    /// <inheritdoc/>
    public int CompareTo(WalletId other) => Value.CompareTo(other.Value);

    /// <summary>The wire form, a UUID of version 7.</summary>
    public override string ToString() => PublicId.Format(Value, PublicId.Kind.Wallet);
}
