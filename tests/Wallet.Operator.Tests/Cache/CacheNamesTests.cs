using Wallet.Operator.Cache;
using Wallet.Operator.Platform;

namespace Wallet.Operator.Tests.Cache;

/// <summary>
/// ElastiCache gives the names of replication groups 40 characters (API reference, CreateReplicationGroup), and its guide those of
/// snapshots no more.
/// </summary>
public sealed class CacheNamesTests
{
    private const int Most = 40;

    // As long as a platform's name may be (decided case "name longer than 22").
    private static readonly PlatformNames Longest = new(new string('a', 22), "1a2b3c4d-0000-4000-8000-000000000001");

    [Fact]
    public void The_longest_name_of_a_platform_leaves_its_final_snapshot_a_name_that_ElastiCache_takes()
        => CacheNames.FinalSnapshot(Longest).Should().HaveLength(Most).And.EndWith("-final");

    [Fact]
    public void And_its_replication_group_too() => CacheNames.Group(Longest).Should().HaveLength(Most).And.EndWith("-redis");
}
