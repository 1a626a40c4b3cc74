using System.Globalization;

namespace Wallet.Api.Ledger;

/// <summary>An amount as the caller wrote it: digits and how many of them are decimals; not yet in a currency.</summary>
internal readonly record struct Amount(long Digits, byte Scale)
{
    // One digit more would pass 18 digits.
    private const long Limit = 100_000_000_000_000_000;

    /// <summary>
    /// Reads <c>-?[0-9]+(\.[0-9]+)?</c> from the characters themselves. An exponent, a plus sign, a bare point, white space and more
    /// than 18 significant digits are refused. Zeros at the end carry no meaning and are dropped.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out Amount amount)
    {
        amount = default;
        var negative = text is [(byte)'-', ..];
        if (negative)
            text = text[1..];
        var point = text.IndexOf((byte)'.');
        var whole = point < 0 ? text : text[..point];
        var decimals = point < 0 ? [] : text[(point + 1)..].TrimEnd((byte)'0');
        if (whole.IsEmpty || (point >= 0 && point == text.Length - 1) || text.Length > 64)
            return false;
        var digits = 0L;
        if (!Append(ref digits, whole) || !Append(ref digits, decimals))
            return false;
        amount = new(negative ? -digits : digits, (byte)decimals.Length);
        return true;
    }

    /// <summary>The amount in <paramref name="currency"/>; false when it has more decimals than the currency or is too large.</summary>
    public bool TryIn(Currency currency, out Money money)
    {
        money = default;
        if (Scale > currency.Decimals)
            return false;
        Int128 minor = Digits;
        for (var i = Scale; i < currency.Decimals; i++)
            minor *= 10;
        if (Int128.Abs(minor) > Money.MaxMinor)
            return false;
        money = new((long)minor, currency);
        return true;
    }

    /// <summary>One text for each amount, whatever zeros it was written with.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Digits}e-{Scale}");

    private static bool Append(ref long digits, ReadOnlySpan<byte> text)
    {
        foreach (var character in text)
        {
            if (character is < (byte)'0' or > (byte)'9' || digits >= Limit)
                return false;
            digits = (digits * 10) + (character - '0');
        }
        return true;
    }
}
