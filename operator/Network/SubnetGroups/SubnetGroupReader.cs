using Amazon.ElastiCache.Model;
using Amazon.RDS.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Fleet;
using Wallet.Operator.Platform;
using CacheTagsRequest = Amazon.ElastiCache.Model.ListTagsForResourceRequest;
using RdsTagsRequest = Amazon.RDS.Model.ListTagsForResourceRequest;

namespace Wallet.Operator.Network.SubnetGroups;

/// <summary>Reads the subnet groups of database and cache; their tags now and then.</summary>
internal sealed class SubnetGroupReader(AwsClients aws, ItemReader<IReadOnlyDictionary<string, string>?> tags)
{
    /// <summary>Those that exist.</summary>
    public async Task<IReadOnlyList<SubnetGroupObserved>> ReadAsync(PlatformNames names, CancellationToken cancellationToken) =>
    [
        .. new[]
        {
            await ReadDatabaseAsync(SubnetGroupDesired.NameOf(names, SubnetGroupKind.Database), cancellationToken),
            await ReadCacheAsync(SubnetGroupDesired.NameOf(names, SubnetGroupKind.Cache), cancellationToken),
        }.OfType<SubnetGroupObserved>(),
    ];

    private async Task<SubnetGroupObserved?> ReadDatabaseAsync(string name, CancellationToken cancellationToken)
    {
        var request = new DescribeDBSubnetGroupsRequest { DBSubnetGroupName = name };
        var answer = await aws.RDS.DescribeDBSubnetGroupsAsync(request, cancellationToken).OrNullIfNotFoundAsync();
        if (answer?.DBSubnetGroups is not [{ DBSubnetGroupArn: { } arn } group, ..])
            return null;
        var known = await TagsAsync(arn, async () => (await aws.RDS.ListTagsForResourceAsync(
            new RdsTagsRequest { ResourceName = arn }, cancellationToken).OrNullIfNotFoundAsync())?.TagList.FromTags());
        return known is null ? null : new SubnetGroupObserved(
            SubnetGroupKind.Database, name, arn, Ids(group.Subnets?.Select(subnet => subnet.SubnetIdentifier)), known);
    }

    private async Task<SubnetGroupObserved?> ReadCacheAsync(string name, CancellationToken cancellationToken)
    {
        var request = new DescribeCacheSubnetGroupsRequest { CacheSubnetGroupName = name };
        var answer = await aws.ElastiCache.DescribeCacheSubnetGroupsAsync(request, cancellationToken).OrNullIfNotFoundAsync();
        if (answer?.CacheSubnetGroups is not [{ ARN: { } arn } group, ..])
            return null;
        var known = await TagsAsync(arn, async () => (await aws.ElastiCache.ListTagsForResourceAsync(
            new CacheTagsRequest { ResourceName = arn }, cancellationToken).OrNullIfNotFoundAsync())?.TagList.FromTags());
        return known is null ? null : new SubnetGroupObserved(
            SubnetGroupKind.Cache, name, arn, Ids(group.Subnets?.Select(subnet => subnet.SubnetIdentifier)), known);
    }

    // A group just made can be unknown to the tag service for a moment: it counts as not there yet.
    private async Task<IReadOnlyDictionary<string, string>?> TagsAsync(string arn, Func<Task<IReadOnlyDictionary<string, string>?>> read)
    {
        var known = await tags.ReadAsync(arn, read);
        if (known is null)
            tags.Mutated(arn);
        return known;
    }

    private static HashSet<string> Ids(IEnumerable<string?>? ids) => (ids ?? []).OfType<string>().ToHashSet();
}
