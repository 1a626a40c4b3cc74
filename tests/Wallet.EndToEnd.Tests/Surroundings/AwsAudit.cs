using Wallet.LocalCloud;

namespace Wallet.EndToEnd.Tests.Surroundings;

/// <summary>What exists in the account, by its tags and without them.</summary>
internal sealed class AwsAudit(CloudHost cloud)
{
    private const string UidTag = "wallet-operator.io/uid";

    /// <summary>How many there are of each kind that carry the platform's tag or its name, e.g. <c>rds:cluster</c>.</summary>
    /// <param name="uid">metadata.uid.</param>
    /// <param name="name">metadata.name.</param>
    public IReadOnlyDictionary<string, int> OwnedBy(string uid, string name) => Count(cloud.Aws.Resources
        .Where(resource => resource.Tags.GetValueOrDefault(UidTag) == uid || resource.Arn.Contains(StemOf(uid, name), StringComparison.Ordinal))
        .Select(resource => resource.Arn));

    /// <summary>What names of a platform's AWS resources begin with.</summary>
    public static string StemOf(string uid, string name) => $"wp-{name}-{uid[..8]}";

    /// <summary>How many there are of each kind, tagged or not.</summary>
    public IReadOnlyDictionary<string, int> All() => Count(cloud.Aws.Resources.Select(resource => resource.Arn));

    private static SortedDictionary<string, int> Count(IEnumerable<string> arns)
        => new(arns.CountBy(KindOf).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>arn:partition:service:region:account:kind/name, or kind:name.</summary>
    private static string KindOf(string arn) => arn.Split(':', 6) is [_, _, var service, _, _, var rest]
        ? $"{service}:{rest.Split('/', ':')[0]}"
        : arn;
}
