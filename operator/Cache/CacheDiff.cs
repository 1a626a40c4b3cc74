using Wallet.Operator.Cache.Group;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Parameters;

namespace Wallet.Operator.Cache;

/// <summary>What makes the cache as it should be, in order.</summary>
internal static class CacheDiff
{
    private static readonly CacheParameterGroupRequests Parameters = new();

    /// <summary>The plan; without changes when all is as it should be.</summary>
    /// <param name="pass">The pass.</param>
    /// <param name="desired">The replication group; null while the other rooms have not reported what it needs.</param>
    /// <param name="observed">What is there.</param>
    public static RoomPlan<AwsChange> Between(PlatformPass pass, GroupDesired? desired, CacheObserved observed)
    {
        if (observed.IsGroupUntagged(pass))
            return RoomPlan<AwsChange>.Empty;
        var lost = Lost(pass, observed);
        var notOffered = lost is null ? NotOffered(pass, observed) : null;
        // The parameters of a version that AWS does not have would be refused too.
        if (observed.Group is null && notOffered is not null)
            return RoomPlan<AwsChange>.Empty.With(notOffered);
        var wanted = ParametersFor(pass, observed);
        var parameters = ParameterGroupDiff.Between(pass, Parameters, CacheRequests.Tags, wanted, observed.Parameters(wanted.Name));
        var unknown = ParameterGroupDiff.Unknown(wanted, observed.Parameters(wanted.Name));
        AwsChange[] changes = [.. parameters, .. OfGroup(pass, desired, observed, lost), .. Surplus(wanted, observed)];
        return RoomPlan<AwsChange>.Of(changes.Where(change => !observed.Taken.Contains(change.What.Resource)))
            .With(lost)
            .With(notOffered)
            .With(unknown.Count == 0 ? null : Finding.Stuck(
                "ParameterUnknown",
                $"Redis parameters of family {wanted.Family} have no {string.Join(", ", unknown)}: correct spec.cache.parameters."))
            .With(TokenDiff.Impossible(pass, desired, observed.Group));
    }

    /// <summary>
    /// The parameter group as it should be. A family is fixed at creation: a group of the right family stays, whatever its name; while one
    /// of another family has the plain name, the new one has the family in its name.
    /// </summary>
    public static ParameterGroupDesired ParametersFor(PlatformPass pass, CacheObserved observed)
    {
        var settings = pass.Settings.Cache;
        var family = RedisVersion.Family(RedisVersion.Aim(settings.EngineVersion, observed.Group?.Version, observed.OfferedVersions));
        var plain = CacheNames.Group(pass.Names);
        var fitting = observed.ParameterGroups.Where(group => group.Family == family).ToList();
        var name = fitting.Find(group => group.Name == observed.Group?.ParameterGroup)?.Name
            ?? fitting.FirstOrDefault()?.Name
            ?? (observed.Parameters(plain) is null ? plain : CacheNames.ParametersOf(pass.Names, family));
        // A cache drops what is oldest instead of refusing writes.
        var operators = new Dictionary<string, string> { ["maxmemory-policy"] = "allkeys-lru" };
        var values = ParameterGroupDesired.Merged(operators, settings.Parameters);
        return new ParameterGroupDesired(name, family, values, CacheNames.Tags(pass, name));
    }

    private static IEnumerable<AwsChange> OfGroup(PlatformPass pass, GroupDesired? desired, CacheObserved observed, Finding? lost)
        => (desired, observed.Group) switch
        {
            (null, _) => [],
            (_, null) when lost is not null => [],
            (_, null) => [CacheRequests.Create(desired)],
            (_, { } group) => GroupDiff.Between(pass, desired, group),
        };

    // After an upgrade of the engine the former family's group serves nothing.
    private static IEnumerable<AwsChange> Surplus(ParameterGroupDesired wanted, CacheObserved observed) => observed.ParameterGroups
        .Where(group => group.Name != wanted.Name && observed.Group is { ParameterGroup: { } used } && used == wanted.Name)
        .Select(group => ParameterGroupDiff.Delete(Parameters, group.Name));

    private static Finding? Lost(PlatformPass pass, CacheObserved observed)
    {
        if (IsThere(pass, observed) || pass.Remembered.FirstOrDefault(IsGroup) is not { } lost)
            return null;
        return pass.Annotations.GetValueOrDefault(CacheNames.AcceptEmpty) == lost.Id ? null : Finding.Stuck(
            "DataStoreMissing",
            $"Replication group {lost.Id} is gone. It is not recreated on its own, because it would be empty. Restore a snapshot under "
            + $"this identifier with the tag {Platform.PlatformTags.Uid}={pass.Uid}, or accept an empty cache: kubectl annotate wp "
            + $"-n {pass.Key.Namespace} {pass.Key.Name} {CacheNames.AcceptEmpty}={lost.Id}");
    }

    // Of a group that is there and has not said its version yet nothing is known to be missing.
    private static Finding? NotOffered(PlatformPass pass, CacheObserved observed)
    {
        var wanted = pass.Settings.Cache.EngineVersion;
        var isSettled = observed.Group?.MaySatisfy(wanted) ?? IsThere(pass, observed);
        return isSettled || RedisVersion.Request(wanted, observed.OfferedVersions) is not null ? null : Finding.Stuck(
            "VersionNotOffered",
            $"AWS offers no version \"{wanted}\" of Redis in {pass.Settings.Region}: correct spec.cache.engineVersion.");
    }

    private static bool IsThere(PlatformPass pass, CacheObserved observed)
        => observed.Group is not null || observed.Taken.Contains(CacheRequests.Resource(CacheNames.Group(pass.Names)));

    private static bool IsGroup(Platform.Status.RememberedResource resource) => resource.Kind == CacheNames.GroupKind;
}
