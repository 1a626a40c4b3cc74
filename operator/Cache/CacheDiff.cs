using Wallet.Operator.Cache.Group;
using Wallet.Operator.Cache.Parameters;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Cache;

/// <summary>What makes the cache as it should be, in order.</summary>
internal static class CacheDiff
{
    /// <summary>Changes; empty when all is as it should be.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="desired">The replication group; null while the other rooms have not told what it needs.</param>
    /// <param name="observed">What is there.</param>
    public static IReadOnlyList<CacheChange> Between(PlatformPass pass, GroupDesired? desired, CacheObserved observed) =>
    [
        .. ParameterGroupDiff.Between(ParameterGroupDesired.For(pass), observed.ParameterGroup),
        .. (desired, observed.Group) switch
        {
            (null, _) => [],
            (_, null) => [new CacheChange.CreateGroup(desired)],
            (_, { } group) => GroupDiff.Between(desired, group),
        },
    ];
}
