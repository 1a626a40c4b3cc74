using System.Globalization;
using System.Text.RegularExpressions;

namespace Wallet.LocalCloud.Kubernetes.Cel;

/// <summary>
/// A resource quantity, e.g. <c>256Mi</c>, <c>500m</c>.
/// Source: kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity.
/// </summary>
internal sealed partial record CelQuantity(decimal Value) : IComparable
{
    // Beyond 2^63-1 a real server caps amounts too.
    private const decimal Limit = 9_223_372_036_854_775_807m;

    private static readonly Dictionary<string, decimal> Suffixes = new()
    {
        [""] = 1,
        ["n"] = 1e-9m,
        ["u"] = 1e-6m,
        ["m"] = 1e-3m,
        ["k"] = 1e3m,
        ["M"] = 1e6m,
        ["G"] = 1e9m,
        ["T"] = 1e12m,
        ["P"] = 1e15m,
        ["E"] = 1e18m,
        ["Ki"] = 1L << 10,
        ["Mi"] = 1L << 20,
        ["Gi"] = 1L << 30,
        ["Ti"] = 1L << 40,
        ["Pi"] = 1L << 50,
        ["Ei"] = 1L << 60,
    };

    public bool IsInteger => decimal.Truncate(Value) == Value;

    /// <returns>Null when the text is no quantity.</returns>
    public static CelQuantity? Parse(string text)
    {
        if (Form().Match(text) is not { Success: true } match) return null;
        if (!decimal.TryParse(match.Groups["number"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return null;
        var suffix = match.Groups["suffix"].Value;
        var factor = match.Groups["exponent"] is { Success: true, Value: var exponent }
            ? (decimal)Math.Pow(10, Math.Clamp(int.Parse(exponent, CultureInfo.InvariantCulture), -20, 20))
            : Suffixes[suffix];
        return new CelQuantity(Math.Abs(number) > Limit / Math.Max(factor, 1) ? Math.Sign(number) * Limit : number * factor);
    }

    public int CompareTo(object? obj) => obj is CelQuantity other ? Value.CompareTo(other.Value) : 1;

    [GeneratedRegex(@"^(?<number>[+-]?(\d+(\.\d*)?|\.\d+))((?<suffix>n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?|[eE](?<exponent>[+-]?\d{1,3}))$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
