using Wallet.Operator.Database;
using Wallet.Operator.Database.Cluster;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Tests.Database;

public sealed class RdsWordsTests
{
    [Theory]
    [InlineData(StoreLifecycle.Available, "available")]
    [InlineData(StoreLifecycle.Creating, "creating restoring")]
    [InlineData(StoreLifecycle.Deleting, "deleting")]
    [InlineData(StoreLifecycle.Stopped, "stopped")]
    [InlineData(StoreLifecycle.Changing, """
        backing-up modifying upgrading maintenance renaming resetting-master-credentials failing-over promoting update-iam-db-auth
        configuring-iam-database-auth scaling-compute backtracking starting stopping migrating rebooting
        configuring-enhanced-monitoring configuring-log-exports storage-optimization
        """)]
    [InlineData(StoreLifecycle.Failed, """
        failed migration-failed cloning-failed incompatible-restore incompatible-parameters incompatible-network storage-failure
        inaccessible-encryption-credentials inaccessible-encryption-credentials-recoverable insufficient-capacity restore-error
        """)]
    [InlineData(StoreLifecycle.Unknown, "something-new Available")]
    public void Every_status_has_a_meaning(StoreLifecycle meaning, string words)
    {
        foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            RdsStatus.Of(word).Should().Be(meaning, "of {0}", word);
    }

    [Theory]
    [InlineData("8.0.mysql_aurora.3", "8.0.mysql_aurora.3.04.0", true)]
    [InlineData("8.0.mysql_aurora.3", "8.0.mysql_aurora.30.1.0", true)] // Newer.
    [InlineData("8.0.mysql_aurora.3", "8.0.mysql_aurora.2.11.0", false)]
    [InlineData("8.0.mysql_aurora.3.08.1", "8.0.mysql_aurora.3.08.1", true)]
    [InlineData("8.0.mysql_aurora.3.08.1", "8.0.mysql_aurora.3.08.0", false)]
    [InlineData("8.0.mysql_aurora.3.9.0", "8.0.mysql_aurora.3.10.0", true)]
    [InlineData("8.0.mysql_aurora.3.10.0", "8.0.mysql_aurora.3.9.0", false)]
    public void A_version_satisfies_when_it_is_of_the_channel_or_not_older(string wanted, string observed, bool satisfied) =>
        EngineVersion.IsSatisfied(wanted, observed).Should().Be(satisfied);

    [Fact]
    public void The_newest_of_a_channel_is_newest_by_number()
    {
        string[] offered = ["8.0.mysql_aurora.3.9.0", "8.0.mysql_aurora.3.10.1", "8.0.mysql_aurora.3.10.0", "8.0.mysql_aurora.4.0.0"];
        EngineVersion.Newest("8.0.mysql_aurora.3", offered).Should().Be("8.0.mysql_aurora.3.10.1");
        EngineVersion.Newest("8.0.mysql_aurora.3.9", offered).Should().Be("8.0.mysql_aurora.3.9.0");
        EngineVersion.Newest("8.0.mysql_aurora.5", offered).Should().BeNull();
    }

    [Theory]
    [InlineData("8.0.mysql_aurora.3", "aurora-mysql8.0", true)]
    [InlineData("8.0.mysql_aurora.3.08.1", "aurora-mysql8.0", false)]
    public void A_version_tells_its_family_and_whether_it_is_a_channel(string version, string family, bool isChannel)
    {
        EngineVersion.Family(version).Should().Be(family);
        EngineVersion.IsChannel(version).Should().Be(isChannel);
    }
}
