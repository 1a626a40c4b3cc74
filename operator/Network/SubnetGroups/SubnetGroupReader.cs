using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Fleet;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using CacheTagsRequest = Amazon.ElastiCache.Model.ListTagsForResourceRequest;
using RdsTagsRequest = Amazon.RDS.Model.ListTagsForResourceRequest;

namespace Wallet.Operator.Network.SubnetGroups;

/// <summary>Reads the subnet groups of database and cache, from the lists that all platforms share; their tags now and then.</summary>
internal sealed class SubnetGroupReader(AwsRegion aws, PlatformPass pass, ItemReader<IReadOnlyDictionary<string, string>?> tags)
{
    /// <summary>Those that exist.</summary>
    public async Task<IReadOnlyList<SubnetGroupObserved>> ReadAsync(CancellationToken cancellationToken) =>
    [
        .. new[]
        {
            await ReadDatabaseAsync(SubnetGroupDesired.NameOf(pass.Names, SubnetGroupKind.Database), cancellationToken),
            await ReadCacheAsync(SubnetGroupDesired.NameOf(pass.Names, SubnetGroupKind.Cache), cancellationToken),
        }.OfType<SubnetGroupObserved>(),
    ];

    private async Task<SubnetGroupObserved?> ReadDatabaseAsync(string name, CancellationToken cancellationToken)
    {
        var groups = await aws.Fleet.DBSubnetGroups.ReadAsync(pass.Asker(), cancellationToken);
        var group = groups.FirstOrDefault(group => string.Equals(group.DBSubnetGroupName, name, StringComparison.OrdinalIgnoreCase));
        if (group?.DBSubnetGroupArn is not { } arn)
            return null;
        var known = await TagsAsync(arn, async () => (await aws.Clients.RDS.ListTagsForResourceAsync(
            new RdsTagsRequest { ResourceName = arn }, cancellationToken).OrNullIfNotFoundAsync())?.TagList.FromTags());
        return known is null ? null : new SubnetGroupObserved(
            SubnetGroupKind.Database, name, arn, Ids(group.Subnets?.Select(subnet => subnet.SubnetIdentifier)), known);
    }

    private async Task<SubnetGroupObserved?> ReadCacheAsync(string name, CancellationToken cancellationToken)
    {
        var groups = await aws.Fleet.CacheSubnetGroups.ReadAsync(pass.Asker(), cancellationToken);
        var group = groups.FirstOrDefault(group => string.Equals(group.CacheSubnetGroupName, name, StringComparison.OrdinalIgnoreCase));
        if (group?.ARN is not { } arn)
            return null;
        var known = await TagsAsync(arn, async () => (await aws.Clients.ElastiCache.ListTagsForResourceAsync(
            new CacheTagsRequest { ResourceName = arn }, cancellationToken).OrNullIfNotFoundAsync())?.TagList.FromTags());
        return known is null ? null : new SubnetGroupObserved(
            SubnetGroupKind.Cache, name, arn, Ids(group.Subnets?.Select(subnet => subnet.SubnetIdentifier)), known);
    }

    // A group just made can be unknown to the tag service for a moment: it counts as not there yet.
    private async Task<IReadOnlyDictionary<string, string>?> TagsAsync(string arn, Func<Task<IReadOnlyDictionary<string, string>?>> read)
    {
        var known = await tags.ReadAsync(arn, pass.Asker(), read);
        if (known is null)
            tags.Mutated(arn);
        return known;
    }

    private static HashSet<string> Ids(IEnumerable<string?>? ids) => (ids ?? []).OfType<string>().ToHashSet();
}
