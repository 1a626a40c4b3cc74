using Amazon.ElastiCache;
using Amazon.ElastiCache.Model;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;

namespace Wallet.Operator.Cache.Group;

/// <summary>
/// Turns the AUTH token on without locking clients out: ROTATE makes the group accept the token beside what it accepted before, the pods
/// are replaced, and only then SET makes it the one way in. There is no way back: DELETE is taken only together with user groups
/// (ElastiCache API reference, ModifyReplicationGroup; crossplane-contrib/provider-upjet-aws#1370).
/// </summary>
internal static class TokenDiff
{
    private const string Rotate = "RotateToken";
    private const string Set = "SetToken";

    /// <summary>The next step; empty when the group accepts what the spec says, or the pods are still on their way.</summary>
    public static IEnumerable<AwsChange> Between(PlatformPass pass, GroupDesired desired, GroupObserved observed)
    {
        if (desired.AuthToken is { } token)
        {
            var isOffered = IsOffered(pass, observed.Id);
            if (!observed.HasAuthToken && !isOffered)
                yield return Change(desired.Id, Rotate, "accepted beside the former way in", token, AuthTokenUpdateStrategyType.ROTATE);
            else if (isOffered && pass.Remembered.Any(each => each.Kind == RememberedResource.PodsHaveCacheToken))
                yield return Change(desired.Id, Set, "demanded of every client", token, AuthTokenUpdateStrategyType.SET);
        }
    }

    /// <summary>
    /// A token that the spec wants off; null when it does not. The pods keep sending it, since the group goes on demanding it.
    /// </summary>
    public static Finding? Impossible(PlatformPass pass, GroupDesired? desired, GroupObserved? observed)
        => desired is { AuthToken: null } && observed is not null && IsAccepted(pass, observed)
            ? Finding.Stuck(
                "AuthTokenStays",
                $"Replication group {observed.Id} has an AUTH token, and ElastiCache cannot turn it off: set spec.cache.authToken back to "
                + "true.")
            : null;

    /// <summary>Whether clients may send the token.</summary>
    public static bool IsAccepted(PlatformPass pass, GroupObserved observed)
        => observed.HasAuthToken || IsOffered(pass, observed.Id);

    /// <summary>The note that the token is accepted and not yet demanded; none before and after.</summary>
    public static IEnumerable<RememberedResource> Notes(
        PlatformPass pass, GroupObserved? observed, IReadOnlyList<PlannedChange> applied, DateTimeOffset now)
    {
        if (observed is null || applied.Any(change => change.Verb == Set))
            return [];
        return applied.Any(change => change.Verb == Rotate)
            ? [new RememberedResource(CacheNames.Component, CacheNames.TokenOffered, $"{Offered(observed.Id)}{now.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}")]
            : Offers(pass, observed.Id);
    }

    private static bool IsOffered(PlatformPass pass, string group) => Offers(pass, group).Any();

    private static IEnumerable<RememberedResource> Offers(PlatformPass pass, string group)
        => pass.Remembered.Where(each => each.Kind == CacheNames.TokenOffered && each.Id.StartsWith(Offered(group), StringComparison.Ordinal));

    // The time follows.
    private static string Offered(string group) => $"{group}@";

    private static AwsChange Change(string id, string verb, string detail, SecretText token, AuthTokenUpdateStrategyType strategy) => new(
        new PlannedChange(CacheRequests.Resource(id), verb, detail),
        new ModifyReplicationGroupRequest
        {
            ReplicationGroupId = id,
            AuthToken = token.Reveal(),
            AuthTokenUpdateStrategy = strategy,
            ApplyImmediately = true,
        });
}
