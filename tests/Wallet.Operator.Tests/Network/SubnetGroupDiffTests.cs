using Wallet.Operator.Network.SubnetGroups;
using Wallet.Operator.Rooms;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Network;

public sealed class SubnetGroupDiffTests
{
    private const string Database = $"DBSubnetGroup {SomeNetwork.Stem}-database";
    private const string Cache = $"CacheSubnetGroup {SomeNetwork.Stem}-cache";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void What_was_applied_needs_no_change(int group) => Between(group, same => same).Should().BeEmpty();

    [Theory]
    [InlineData(0, $"Create {Database} subnet-5, subnet-6")]
    [InlineData(1, $"Create {Cache} subnet-3, subnet-4")]
    public void A_missing_group_is_made(int group, string change) => Between(group, _ => null).Texts().Should().Equal(change);

    [Theory]
    [InlineData(
        0,
        $"Modify {Database} Subnets [subnet-9] -> [subnet-5 subnet-6]",
        "ModifyDBSubnetGroupRequest {DBSubnetGroupName: $, SubnetIds: [subnet-5, subnet-6]}")]
    [InlineData(
        1,
        $"Modify {Cache} Subnets [subnet-9] -> [subnet-3 subnet-4]",
        "ModifyCacheSubnetGroupRequest {CacheSubnetGroupName: $, SubnetIds: [subnet-3, subnet-4]}")]
    public void A_group_holds_the_subnets_that_were_chosen(int group, string change, string request)
    {
        var changes = Between(group, applied => applied with { SubnetIds = new HashSet<string> { "subnet-9" } });

        changes.Texts().Should().Equal(change);
        ChangeTexts.Text(changes[0].Request).Should().Be(
            request.Replace("$", SomeNetwork.Desired.SubnetGroups[group].Name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, Database, "arn:Database")]
    [InlineData(1, Cache, "arn:Cache")]
    public void Tags_are_kept_after_the_subnets(int group, string resource, string arn)
    {
        var changes = Between(group, applied => applied with
        {
            SubnetIds = new HashSet<string>(),
            Tags = new Dictionary<string, string>(applied.Tags) { ["Owner"] = "theirs" },
        });

        changes.Select(change => change.What.Verb).Should().Equal("Modify", "Tag");
        changes.Skip(1).Texts().Should().Equal($"Tag {resource} Owner");
        ChangeTexts.Text(changes[1].Request).Should().Be(
            $"AddTagsToResourceRequest {{ResourceName: {arn}, Tags: [{{Key: Owner, Value: wallet-team}}]}}");
    }

    private static List<AwsChange> Between(int group, Func<SubnetGroupObserved, SubnetGroupObserved?> change)
    {
        var desired = SomeNetwork.Desired.SubnetGroups[group];
        return [.. SubnetGroupDiff.Between(SomeNetwork.Pass, desired, change(SomeNetwork.Applied(desired)))];
    }
}
