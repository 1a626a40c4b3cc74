using Amazon.ElastiCache.Model;
using Amazon.RDS.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform;
using CacheTagsRequest = Amazon.ElastiCache.Model.ListTagsForResourceRequest;
using RdsTagsRequest = Amazon.RDS.Model.ListTagsForResourceRequest;

namespace Wallet.Operator.Network.SubnetGroups;

/// <summary>Reads the subnet groups of database and cache.</summary>
internal sealed class SubnetGroupReader(AwsClients aws)
{
    /// <summary>Those that exist.</summary>
    public async Task<IReadOnlyDictionary<SubnetGroupKind, SubnetGroupObserved>> ReadAsync(
        PlatformNames names, CancellationToken cancellationToken)
    {
        var found = new Dictionary<SubnetGroupKind, SubnetGroupObserved>();
        if (await ReadDatabaseAsync(SubnetGroupDesired.NameOf(names, SubnetGroupKind.Database), cancellationToken) is { } database)
            found[SubnetGroupKind.Database] = database;
        if (await ReadCacheAsync(SubnetGroupDesired.NameOf(names, SubnetGroupKind.Cache), cancellationToken) is { } cache)
            found[SubnetGroupKind.Cache] = cache;
        return found;
    }

    private async Task<SubnetGroupObserved?> ReadDatabaseAsync(string name, CancellationToken cancellationToken)
    {
        var request = new DescribeDBSubnetGroupsRequest { DBSubnetGroupName = name };
        var answer = await aws.RDS.DescribeDBSubnetGroupsAsync(request, cancellationToken).OrNullIfNotFoundAsync();
        if (answer?.DBSubnetGroups is not [{ DBSubnetGroupArn: { } arn } group, ..])
            return null;
        var tags = await aws.RDS.ListTagsForResourceAsync(new RdsTagsRequest { ResourceName = arn }, cancellationToken)
            .OrNullIfNotFoundAsync();
        return new SubnetGroupObserved(
            arn, Ids(group.Subnets?.Select(subnet => subnet.SubnetIdentifier)), tags?.TagList.FromTags() ?? Untagged);
    }

    private async Task<SubnetGroupObserved?> ReadCacheAsync(string name, CancellationToken cancellationToken)
    {
        var request = new DescribeCacheSubnetGroupsRequest { CacheSubnetGroupName = name };
        var answer = await aws.ElastiCache.DescribeCacheSubnetGroupsAsync(request, cancellationToken).OrNullIfNotFoundAsync();
        if (answer?.CacheSubnetGroups is not [{ ARN: { } arn } group, ..])
            return null;
        var tags = await aws.ElastiCache.ListTagsForResourceAsync(new CacheTagsRequest { ResourceName = arn }, cancellationToken)
            .OrNullIfNotFoundAsync();
        return new SubnetGroupObserved(
            arn, Ids(group.Subnets?.Select(subnet => subnet.SubnetIdentifier)), tags?.TagList.FromTags() ?? Untagged);
    }

    private static IReadOnlyDictionary<string, string> Untagged => new Dictionary<string, string>();

    private static HashSet<string> Ids(IEnumerable<string?>? ids) => (ids ?? []).OfType<string>().ToHashSet();
}
