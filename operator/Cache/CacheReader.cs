using Amazon.ElastiCache;
using Amazon.ElastiCache.Model;
using Amazon.Runtime;
using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Errors;
using Wallet.Operator.Cache.Group;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Parameters;

namespace Wallet.Operator.Cache;

/// <summary>Reads the cache of one platform: lists that all platforms share, and parameters and tags now and then.</summary>
internal sealed class CacheReader(AwsRegion aws, PlatformPass pass, CacheMemory memory)
{
    private readonly IAmazonElastiCache _cache = aws.Clients.ElastiCache;

    /// <summary>With all that a plan needs.</summary>
    public async Task<CacheObserved> ReadAsync(CancellationToken ct)
    {
        var observed = await ReadResourcesAsync(ct);
        var isSatisfied = observed.Group?.MaySatisfy(pass.Settings.Cache.EngineVersion) is true;
        return isSatisfied ? observed : observed with { OfferedVersions = await ReadVersionsAsync(ct) };
    }

    /// <summary>Parameter groups and the replication group.</summary>
    public async Task<CacheObserved> ReadResourcesAsync(CancellationToken ct)
    {
        var parameters = new List<ParameterGroupObserved>();
        foreach (var name in ParameterNames(pass.Names))
        {
            if (await memory.ParameterGroups.ReadAsync(name, pass.Asker(), () => ReadParametersAsync(name, ct)) is { } found)
                parameters.Add(found);
        }

        return new CacheObserved(parameters, await ReadGroupAsync(CacheNames.Group(pass.Names), ct));
    }

    /// <summary>Names that the platform's parameter groups may have: of the first family, and of those that an upgrade leads to.</summary>
    public static IEnumerable<string> ParameterNames(PlatformNames names)
        => [CacheNames.Group(names), .. RedisVersion.Families.Select(family => CacheNames.ParametersOf(names, family))];

    /// <summary>A snapshot, or null when there is none of this name.</summary>
    public async Task<SnapshotObserved?> ReadSnapshotAsync(string name, CancellationToken ct)
    {
        var found = await _cache.DescribeSnapshotsAsync(new() { SnapshotName = name }, ct).OrNullIfNotFoundAsync();
        if (found?.Snapshots?.FirstOrDefault() is not { ARN: { } arn } snapshot)
            return null;
        return new SnapshotObserved(name, snapshot.SnapshotStatus ?? "", await TagsIfShownAsync(() => ReadTagsAsync(arn, ct)));
    }

    private async Task<GroupObserved?> ReadGroupAsync(string name, CancellationToken ct)
    {
        var group = (await aws.Fleet.ReplicationGroups.ReadAsync(pass.Asker(), ct))
            .FirstOrDefault(group => string.Equals(group.ReplicationGroupId, name, StringComparison.OrdinalIgnoreCase));
        if (group is null)
            return null;
        var members = (await aws.Fleet.CacheClusters.ReadAsync(pass.Asker(), ct))
            .Where(member => string.Equals(member.ReplicationGroupId, name, StringComparison.OrdinalIgnoreCase))
            .OrderBy(member => member.CacheClusterId, StringComparer.Ordinal)
            .ToList();
        var tags = await TagsIfShownAsync(() => memory.Tags.ReadAsync(name, pass.Asker(), () => ReadTagsAsync(group.ARN!, ct)));
        return GroupObserved.From(group, members, tags ?? memory.Tags.LastOf(name));
    }

    // Only "available" shows tags (hashicorp/terraform-provider-aws#44811); what was known of them stays known.
    private static async Task<IReadOnlyDictionary<string, string>?> TagsIfShownAsync(Func<Task<IReadOnlyDictionary<string, string>>> read)
    {
        try
        {
            return await read();
        }
        catch (AmazonServiceException exception) when (exception.Is(AwsErrorClass.WrongState) || exception.Is(AwsErrorClass.NotFound))
        {
            return null;
        }
    }

    private async Task<ParameterGroupObserved?> ReadParametersAsync(string name, CancellationToken ct)
    {
        var found = await _cache.DescribeCacheParameterGroupsAsync(new() { CacheParameterGroupName = name }, ct).OrNullIfNotFoundAsync();
        if (found?.CacheParameterGroups?.FirstOrDefault()?.ARN is not { } arn)
            return null;
        var parameters = await AwsPages.ReadAllAsync<Parameter>(async marker =>
        {
            var page = await _cache.DescribeCacheParametersAsync(new() { CacheParameterGroupName = name, Marker = marker }, ct);
            return (page.Parameters, page.Marker);
        }, ct).ToListAsync(ct);
        var values = parameters.ToDictionary(
            parameter => parameter.ParameterName!,
            parameter => new ParameterObserved(parameter.ParameterValue, parameter.Source == "user"),
            StringComparer.Ordinal);
        var family = found.CacheParameterGroups[0].CacheParameterGroupFamily ?? "";
        return new ParameterGroupObserved(name, arn, family, values, await ReadTagsAsync(arn, ct));
    }

    private Task<IReadOnlyList<string>> ReadVersionsAsync(CancellationToken ct) => memory.Versions.ReadAsync(aws.Clients.Region, pass.Asker(), async () =>
        await AwsPages.ReadAllAsync<CacheEngineVersion>(async marker =>
        {
            var page = await _cache.DescribeCacheEngineVersionsAsync(new() { Engine = CacheRequests.Engine, Marker = marker }, ct);
            return (page.CacheEngineVersions, page.Marker);
        }, ct).Select(version => version.EngineVersion!).ToListAsync(ct));

    private async Task<IReadOnlyDictionary<string, string>> ReadTagsAsync(string arn, CancellationToken ct) =>
        (await _cache.ListTagsForResourceAsync(new() { ResourceName = arn }, ct)).TagList.FromTags();
}
