using Wallet.Operator.Aws.Fleet;
using Wallet.Operator.Platform;
using Wallet.Operator.Rooms.Parameters;

namespace Wallet.Operator.Cache;

/// <summary>What is asked for now and then only.</summary>
internal sealed class CacheMemory(TimeProvider time)
{
    /// <summary>Parameter groups by name.</summary>
    public ItemReader<ParameterGroupObserved?> ParameterGroups { get; } = new(time, ReadAges.CacheParameters);

    /// <summary>Tags of replication groups by name.</summary>
    public ItemReader<IReadOnlyDictionary<string, string>> Tags { get; } = new(time, ReadAges.CacheTags);

    /// <summary>Engine versions on offer, by region.</summary>
    public ItemReader<IReadOnlyList<string>> Versions { get; } = new(time, ReadAges.Common);

    /// <summary>Something of a platform's cache was changed.</summary>
    public void Mutated(PlatformNames names)
    {
        foreach (var name in CacheReader.ParameterNames(names))
            ParameterGroups.Mutated(name);
        Tags.Mutated(CacheNames.Group(names));
    }
}
