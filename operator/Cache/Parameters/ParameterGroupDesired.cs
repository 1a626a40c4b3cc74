using Wallet.Operator.Cache.Group;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Cache.Parameters;

/// <summary>The cache parameter group as it should be.</summary>
/// <param name="Name">Name.</param>
/// <param name="Family">e.g. <c>redis7</c>.</param>
/// <param name="Values">Parameters that are set, by name; all others keep the engine's default.</param>
/// <param name="Tags">Tags.</param>
internal sealed record ParameterGroupDesired(
    string Name, string Family, IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Of one platform: the operator's parameters, and over them the user's.</summary>
    public static ParameterGroupDesired For(PlatformPass pass)
    {
        var settings = pass.Settings.Cache;
        var name = CacheNames.Group(pass.Names);
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            // A cache drops what is oldest instead of refusing writes.
            ["maxmemory-policy"] = "allkeys-lru",
        };
        foreach (var (parameter, value) in settings.Parameters)
            values[parameter] = value;
        return new ParameterGroupDesired(name, RedisVersion.Family(settings.EngineVersion), values, CacheNames.Tags(pass, name));
    }
}
