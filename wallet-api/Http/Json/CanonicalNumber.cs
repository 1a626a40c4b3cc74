using System.Globalization;

namespace Wallet.Api.Http.Json;

/// <summary>One text for each number (RFC 8785, 3.2.2.3), made from its digits and not from a double.</summary>
internal static class CanonicalNumber
{
    // As ECMAScript's Number::toString lays out numbers.
    private const int MaxPlain = 21;
    private const int MinPlain = -6;
    private const int MaxExponentDigits = 9;

    /// <summary>The text of a number of JSON's grammar.</summary>
    public static string Of(string literal)
    {
        var isNegative = literal[0] == '-';
        var mark = literal.IndexOfAny(['e', 'E']);
        var mantissa = literal[(isNegative ? 1 : 0)..(mark < 0 ? literal.Length : mark)];
        var exponent = mark < 0 ? "0" : literal[(mark + 1)..];
        if (exponent.Length > MaxExponentDigits)
            return literal.ToLowerInvariant();
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var all = point < 0 ? mantissa : mantissa.Remove(point, 1);
        var digits = all.TrimStart('0');
        // The number is 0.DIGITS times ten to this power.
        var power = (point < 0 ? mantissa.Length : point) - (all.Length - digits.Length) + int.Parse(exponent, CultureInfo.InvariantCulture);
        digits = digits.TrimEnd('0');
        return digits.Length == 0 ? "0" : (isNegative ? "-" : "") + LayOut(digits, power);
    }

    private static string LayOut(string digits, int power)
    {
        if (power is > 0 and <= MaxPlain)
            return digits.Length <= power ? digits.PadRight(power, '0') : $"{digits[..power]}.{digits[power..]}";
        if (power is > MinPlain and <= 0)
            return $"0.{new string('0', -power)}{digits}";
        var fraction = digits.Length > 1 ? $".{digits[1..]}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}e{(power > 0 ? "+" : "-")}{Math.Abs(power - 1)}");
    }
}
