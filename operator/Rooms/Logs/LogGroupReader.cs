using Amazon.CloudWatchLogs.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Fleet;

namespace Wallet.Operator.Rooms.Logs;

/// <summary>Reads log groups: from the lists that all platforms share; their tags now and then, by name.</summary>
internal sealed class LogGroupReader(TimeProvider time)
{
    // What the list adds to an ARN; calls about tags refuse it.
    private const string Streams = ":*";

    private readonly ItemReader<TagsRead> _tags = new(time, ReadAges.LogGroupTags);

    /// <summary>A group by name; null when there is none, or it is too young to be known everywhere.</summary>
    public async Task<LogGroupObserved?> ReadAsync(AwsRegion aws, Asker asker, string name, CancellationToken cancellationToken)
    {
        var found = (await aws.Fleet.LogGroups.ReadAsync(asker, cancellationToken)).FirstOrDefault(group => group.LogGroupName == name);
        return found is null ? null : await ReadAsync(aws, asker, found, cancellationToken);
    }

    /// <summary>What an Aurora cluster logs to, by name, no matter who made it.</summary>
    public async Task<IReadOnlyList<LogGroupObserved>> ReadOfClusterAsync(
        AwsRegion aws, Asker asker, string cluster, CancellationToken cancellationToken)
    {
        var all = await aws.Fleet.DatabaseLogGroups.ReadAsync(asker, cancellationToken);
        var read = new List<LogGroupObserved>();
        foreach (var group in all.Where(group => group.LogGroupName?.StartsWith(LogGroupNames.OfCluster(cluster), StringComparison.Ordinal) is true))
        {
            if (await ReadAsync(aws, asker, group, cancellationToken) is { } observed)
                read.Add(observed);
        }

        return read;
    }

    /// <summary>For a deletion: the group itself is asked for, because one that was made just now may not be listed yet. Only its tags are read.</summary>
    public static async Task<LogGroupObserved?> FindAsync(AwsRegion aws, string name, CancellationToken cancellationToken)
    {
        var arn = (await aws.AccountAsync(cancellationToken)).Arn("logs", $"log-group:{name}");
        return await TagsAsync(aws, arn, cancellationToken) is { } tags ? new LogGroupObserved(name, arn, null, null, tags) : null;
    }

    /// <summary>For a deletion: what an Aurora cluster logs to and is listed, and each of these names that may not be yet.</summary>
    public async Task<IReadOnlyList<LogGroupObserved>> FindOfClusterAsync(
        AwsRegion aws, string cluster, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var listed = await AwsPages.ReadAllAsync<LogGroup>(async token =>
        {
            var request = new DescribeLogGroupsRequest { LogGroupNamePrefix = LogGroupNames.OfCluster(cluster), NextToken = token };
            var page = await aws.Clients.Logs.DescribeLogGroupsAsync(request, cancellationToken);
            return (page.LogGroups, page.NextToken);
        }, cancellationToken).ToDictionaryAsync(group => group.LogGroupName!, AgeOf, StringComparer.Ordinal, cancellationToken);
        var found = new List<LogGroupObserved>();
        foreach (var name in listed.Keys.Union(names).Order(StringComparer.Ordinal))
        {
            if (await FindAsync(aws, name, cancellationToken) is { } group)
                found.Add(group with { Age = listed.TryGetValue(name, out var age) ? age : TimeSpan.Zero });
        }

        return found;
    }

    /// <summary>A group was changed, or may have been.</summary>
    public void Mutated(string name) => _tags.Mutated(name);

    private async Task<LogGroupObserved?> ReadAsync(AwsRegion aws, Asker asker, LogGroup found, CancellationToken cancellationToken)
    {
        if (found is not { LogGroupName: { } name, Arn: { } listed })
            return null;
        var arn = listed.EndsWith(Streams, StringComparison.Ordinal) ? listed[..^Streams.Length] : listed;
        // Made at another time it is another group, with tags of its own.
        if (_tags.LastOf(name)?.Created != found.CreationTime)
            _tags.Mutated(name);
        var known = await _tags.ReadAsync(name, asker, async () => new TagsRead(found.CreationTime, await TagsAsync(aws, arn, cancellationToken)));
        if (known.Tags is { } tags)
            return new LogGroupObserved(name, arn, found.RetentionInDays, found.KmsKeyId, tags) { Age = AgeOf(found) };
        _tags.Mutated(name);
        return null;
    }

    private TimeSpan? AgeOf(LogGroup group)
        => group.CreationTime is { } created ? time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(created) : null;

    private static async Task<IReadOnlyDictionary<string, string>?> TagsAsync(AwsRegion aws, string arn, CancellationToken cancellationToken)
    {
        var request = new ListTagsForResourceRequest { ResourceArn = arn };
        var answer = await aws.Clients.Logs.ListTagsForResourceAsync(request, cancellationToken).OrNullIfNotFoundAsync();
        return answer is null ? null : answer.Tags ?? [];
    }

    private sealed record TagsRead(long? Created, IReadOnlyDictionary<string, string>? Tags);
}
