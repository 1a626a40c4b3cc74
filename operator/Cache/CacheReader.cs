using Amazon.ElastiCache;
using Amazon.ElastiCache.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Fleet;
using Wallet.Operator.Cache.Group;
using Wallet.Operator.Cache.Parameters;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Cache;

/// <summary>Reads the cache of one platform: lists that all platforms share, and parameters and tags now and then.</summary>
internal sealed class CacheReader(
    AwsRegion aws, PlatformPass pass, ItemReader<ParameterGroupObserved?> groups, ItemReader<IReadOnlyDictionary<string, string>> tags)
{
    private readonly IAmazonElastiCache _cache = aws.Clients.ElastiCache;

    /// <summary>All of it.</summary>
    public async Task<CacheObserved> ReadAsync(CancellationToken ct)
    {
        var name = CacheNames.Group(pass.Names);
        return new CacheObserved(await groups.ReadAsync(name, () => ReadParametersAsync(name, ct)), await ReadGroupAsync(name, ct));
    }

    /// <summary>A snapshot, or null when there is none of this name.</summary>
    public async Task<SnapshotObserved?> ReadSnapshotAsync(string name, CancellationToken ct)
    {
        var found = await _cache.DescribeSnapshotsAsync(new() { SnapshotName = name }, ct).OrNullIfNotFoundAsync();
        if (found?.Snapshots?.FirstOrDefault() is not { ARN: { } arn } snapshot)
            return null;
        return new SnapshotObserved(name, snapshot.SnapshotStatus ?? "", await ReadTagsAsync(arn, ct));
    }

    private async Task<GroupObserved?> ReadGroupAsync(string name, CancellationToken ct)
    {
        var group = (await aws.Fleet.ReplicationGroups.ReadAsync(ct))
            .FirstOrDefault(group => string.Equals(group.ReplicationGroupId, name, StringComparison.OrdinalIgnoreCase));
        if (group is null)
            return null;
        var members = (await aws.Fleet.CacheClusters.ReadAsync(ct))
            .Where(member => string.Equals(member.ReplicationGroupId, name, StringComparison.OrdinalIgnoreCase))
            .OrderBy(member => member.CacheClusterId, StringComparer.Ordinal)
            .ToList();
        return GroupObserved.From(group, members, await tags.ReadAsync(name, () => ReadTagsAsync(group.ARN!, ct)));
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
        return new ParameterGroupObserved(name, arn, values, await ReadTagsAsync(arn, ct));
    }

    private async Task<IReadOnlyDictionary<string, string>> ReadTagsAsync(string arn, CancellationToken ct) =>
        (await _cache.ListTagsForResourceAsync(new() { ResourceName = arn }, ct)).TagList.FromTags();
}
