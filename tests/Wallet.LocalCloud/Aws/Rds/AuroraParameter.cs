using System.Globalization;

namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>An engine parameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Dynamic">Takes effect without a reboot.</param>
/// <param name="DataType">integer, boolean, string, float or list.</param>
/// <param name="Allowed">A range <c>a-b</c>, a list <c>a,b</c>, or nothing for free text.</param>
/// <param name="Default">The engine's value, if it has one; may be a formula.</param>
/// <param name="Modifiable">Users may set it.</param>
internal sealed record AuroraParameter(
    string Name, bool Dynamic, string DataType, string? Allowed = null, string? Default = null, bool Modifiable = true)
{
    public string ApplyType => Dynamic ? "dynamic" : "static";

    /// <summary>Whether a value may be set. Formulas such as <c>{DBInstanceClassMemory/12582880}</c> are taken as they are.</summary>
    public bool Accepts(string value)
    {
        if (Allowed is null || value.Contains('{', StringComparison.Ordinal))
            return true;
        if (DataType == "integer" && Allowed.Split('-') is [var low, var high])
        {
            return long.TryParse(value, CultureInfo.InvariantCulture, out var number)
                && number >= long.Parse(low, CultureInfo.InvariantCulture)
                && number <= long.Parse(high, CultureInfo.InvariantCulture);
        }

        var choices = Allowed.Split(',');
        return DataType == "list"
            ? value.Split(',').All(part => choices.Contains(part, StringComparer.OrdinalIgnoreCase))
            : choices.Contains(value, StringComparer.OrdinalIgnoreCase);
    }
}
