using System.Text.RegularExpressions;

namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>What ElastiCache refuses on creation and on modification alike.</summary>
internal static partial class ReplicationGroupRules
{
    private const int LeastWindowMinutes = 60;

    public static string Id(string id)
        => id.Length <= 40 && IdForm().IsMatch(id.ToLowerInvariant())
            ? id.ToLowerInvariant()
            : throw CacheFaults.Value("The parameter ReplicationGroupId is not a valid identifier: at most 40 letters, digits and single hyphens, first a letter.");

    public static void CheckAuthToken(string token)
    {
        if (token.Length is < 16 or > 128 || !TokenForm().IsMatch(token))
            throw CacheFaults.Value("Invalid AuthToken provided: 16 to 128 printable characters, of the special ones only !&#$^<>-");
    }

    public static void CheckSecurityGroups(IStoreSurroundings surroundings, IReadOnlyList<string> groups)
    {
        if (groups.FirstOrDefault(group => !surroundings.SecurityGroupExists(group)) is { } missing)
            throw CacheFaults.Value($"Security group {missing} does not exist.");
    }

    /// <summary>Windows of an hour at least, not overlapping; retention 0 to 35 days.</summary>
    public static void CheckWindows(string? maintenance, string? snapshot, int? retention)
    {
        if (maintenance is not null)
            Windows.Weekly(maintenance, LeastWindowMinutes);
        if (snapshot is not null)
            Windows.Daily(snapshot, LeastWindowMinutes);
        if (maintenance is not null && snapshot is not null)
            Windows.MustNotOverlap(snapshot, maintenance.ToLowerInvariant());
        if (retention is < 0 or > 35)
            throw CacheFaults.Value("SnapshotRetentionLimit must be between 0 and 35.");
    }

    /// <summary>Failover needs a replica, several zones need failover.</summary>
    public static void CheckFailover(bool failover, bool multiAz, int nodes)
    {
        if (failover && nodes < 2)
            throw CacheFaults.Combination("Automatic failover is not supported for replication groups with fewer than 2 nodes.");
        if (multiAz && !failover)
            throw CacheFaults.Combination("Must have Automatic failover enabled to use MultiAZ.");
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex IdForm();

    [GeneratedRegex("^[A-Za-z0-9!&#$^<>-]+$")]
    private static partial Regex TokenForm();
}
