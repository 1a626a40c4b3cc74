using System.Globalization;

namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>A Redis parameter; allowed values are a list <c>a,b</c>, for numbers also ranges <c>a-b</c> or <c>a-</c>.</summary>
internal sealed record CacheParameter(string Name, string DataType, string? Allowed, string Default, bool Modifiable = true)
{
    public bool Accepts(string value) => Allowed is null || Allowed.Split(',').Any(choice => Fits(choice, value));

    private bool Fits(string choice, string value)
        => choice == value
            || (DataType == "integer" && choice.IndexOf('-', 1) > 0
                && long.TryParse(value, CultureInfo.InvariantCulture, out var number) && CacheCatalog.InRange(choice, number));
}
