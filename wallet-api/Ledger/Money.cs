using System.Globalization;

namespace Wallet.Api.Ledger;

/// <summary>A count of minor units and a currency. Never a floating-point number, never rounded.</summary>
internal readonly record struct Money(long Minor, Currency Currency)
{
    /// <summary>The most that one amount can be, so that sums of a batch stay far from the edge of 64 bits.</summary>
    public const long MaxMinor = 1_000_000_000_000_000;

    /// <summary>The amount in the currency's major unit with all its decimals, such as 12.30.</summary>
    public override string ToString()
    {
        Span<char> text = stackalloc char[32];
        return TryFormat(text, out var length) ? text[..length].ToString() : "";
    }

    /// <summary>Writes what <see cref="ToString"/> returns; false when <paramref name="target"/> is shorter than 22 characters.</summary>
    public bool TryFormat(Span<char> target, out int written)
    {
        written = 0;
        var decimals = Currency.Decimals;
        Span<char> digits = stackalloc char[24];
        var magnitude = UInt128.CreateTruncating(Int128.Abs(Minor));
        magnitude.TryFormat(digits, out var length, $"D{decimals + 1}", CultureInfo.InvariantCulture);
        var size = length + (Minor < 0 ? 1 : 0) + (decimals > 0 ? 1 : 0);
        if (target.Length < size)
            return false;
        if (Minor < 0)
            target[written++] = '-';
        digits[..(length - decimals)].CopyTo(target[written..]);
        written += length - decimals;
        if (decimals == 0)
            return true;
        target[written++] = '.';
        digits[(length - decimals)..length].CopyTo(target[written..]);
        written += decimals;
        return true;
    }
}
