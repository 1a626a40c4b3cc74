using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms.Logs;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Rooms.Logs;

public sealed class LogGroupDiffTests
{
    private const string Name = "/aws/vendedlogs/wp-demo";
    private static readonly PlatformPass Pass = SamplePlatform.Pass() with { FormerTagKeys = ["Team"] };
    private static readonly Dictionary<string, string> Tags = new() { ["Owner"] = "wallet-team", ["wallet-operator.io/uid"] = SamplePlatform.Uid };
    private static readonly LogGroupDesired Desired = new(Name, 7, "arn:key", Tags);
    private static readonly LogGroupObserved Observed = new(Name, "arn:group", 7, "arn:key", Tags);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_group_as_it_should_be_needs_no_change(bool isWanted) => Between(Observed, isWanted).Should().BeEmpty();

    [Fact]
    public void A_group_is_made_with_its_tags_and_key_where_logs_are_wanted()
    {
        Between(null).Should().Equal(
            $"Create LogGroup {Name} logs kept for 7 days (None): CreateLogGroupRequest {{KmsKeyId: arn:key, LogGroupName: {Name}, "
            + $"Tags: {{Owner: wallet-team, wallet-operator.io/uid: {SamplePlatform.Uid}}}}}");
        Between(null, isWanted: false).Should().BeEmpty();
    }

    [Theory]
    [InlineData(null, null, "(none) -> 7", "Destroy")]
    [InlineData(null, 6, "(none) -> 7", "None")]
    [InlineData(null, 7, "(none) -> 7", "Destroy")]
    [InlineData(30, null, "30 -> 7", "Destroy")]
    [InlineData(30, 6, "30 -> 7", "None")]
    [InlineData(3, 100, "3 -> 7", "None")]
    public void Logs_are_kept_as_long_as_the_spec_says(int? there, int? age, string change, string effect)
        => Between(Observed with { RetentionDays = there, Age = age is { } days ? TimeSpan.FromDays(days) : null }).Should().Equal(
            $"Modify LogGroup {Name} RetentionInDays {change} ({effect}): PutRetentionPolicyRequest {{LogGroupName: {Name}, RetentionInDays: 7}}");

    [Theory]
    [InlineData(null, "(none)")]
    [InlineData("arn:other", "arn:other")]
    public void Logs_are_encrypted_with_the_platforms_key(string? there, string from)
        => Between(Observed with { KeyArn = there }, isWanted: false).Should().Equal(
            $"Modify LogGroup {Name} KmsKeyId {from} -> arn:key (None): AssociateKmsKeyRequest {{KmsKeyId: arn:key, LogGroupName: {Name}}}");

    [Fact]
    public void Tags_are_set_and_former_ones_removed()
        => Between(Observed with { Tags = new Dictionary<string, string>(Tags) { ["Owner"] = "theirs", ["Team"] = "a", ["Other"] = "stays" } }).Should().Equal(
            $"Tag LogGroup {Name} Owner (None): TagResourceRequest {{ResourceArn: arn:group, Tags: {{Owner: wallet-team}}}}",
            $"Untag LogGroup {Name} Team (None): UntagResourceRequest {{ResourceArn: arn:group, TagKeys: [Team]}}");

    [Fact]
    public void A_group_goes_with_its_logs_or_is_given_up()
    {
        LogGroupRequests.TakeDown(Observed, SamplePlatform.Uid, isRetained: false).InFull().Should().Be(
            $"Delete LogGroup {Name} (Destroy): DeleteLogGroupRequest {{LogGroupName: {Name}}}");
        LogGroupRequests.TakeDown(Observed, SamplePlatform.Uid, isRetained: true).InFull().Should().Be(
            $"Release LogGroup {Name} wallet-operator.io/uid (None): TagResourceRequest {{ResourceArn: arn:group, "
            + $"Tags: {{wallet-operator.io/uid: released-{SamplePlatform.Uid}}}}}");
    }

    private static IEnumerable<string> Between(LogGroupObserved? observed, bool isWanted = true)
        => LogGroupDiff.Between(Pass, Desired, observed, isWanted).InFull();
}
