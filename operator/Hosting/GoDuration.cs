using System.Globalization;
using System.Text.RegularExpressions;

namespace Wallet.Operator.Hosting;

/// <summary>Durations as Kubernetes users write them: <c>90s</c>, <c>5m</c>, <c>1h30m</c>, <c>250ms</c>.</summary>
internal static partial class GoDuration
{
    /// <summary>False when the text is not a positive duration.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (!Whole().IsMatch(text))
            return false;
        foreach (Match part in Part().Matches(text))
        {
            var amount = double.Parse(part.Groups["amount"].ValueSpan, CultureInfo.InvariantCulture);
            duration += part.Groups["unit"].Value switch
            {
                "h" => TimeSpan.FromHours(amount),
                "m" => TimeSpan.FromMinutes(amount),
                "s" => TimeSpan.FromSeconds(amount),
                _ => TimeSpan.FromMilliseconds(amount),
            };
        }

        return duration > TimeSpan.Zero;
    }

    [GeneratedRegex(@"^([0-9]{1,6}(\.[0-9]{1,3})?(h|ms|m|s))+$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<amount>[0-9.]+)(?<unit>h|ms|m|s)")]
    private static partial Regex Part();
}
