using Wallet.Operator.Network.FlowLogs;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Rooms.Logs;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Network.FlowLogs;

public sealed class FlowLogsDiffTests
{
    private const string Group = "/aws/vendedlogs/wp-demo-1a2b3c4d-flow-logs";
    private static readonly PlatformPass Pass = SamplePlatform.Pass(settings => settings with { Network = settings.Network with { FlowLogs = true } });
    private static readonly PlatformPass Off = SamplePlatform.Pass();
    private static readonly FlowLogsDesired Desired = For(Pass);
    private static readonly LogGroupObserved There = new(Group, "arn:group", 7, "arn:key", Desired.LogGroup.Tags);
    private static readonly FlowLogsObserved AsItShouldBe = new(There, [.. Desired.SubnetIds.Select(subnet => Log(subnet))]);

    [Fact]
    public void Every_subnet_in_use_is_recorded_and_no_other_of_the_VPC()
        => Desired.SubnetIds.Should().Equal("subnet-1", "subnet-2", "subnet-3", "subnet-4", "subnet-5", "subnet-6");

    [Fact]
    public void What_is_as_it_should_be_needs_no_change() => Between(Desired, AsItShouldBe).Should().BeEmpty();

    [Fact]
    public void The_group_comes_before_what_is_delivered_to_it()
        => Between(Desired, FlowLogsObserved.None).Should().ContainSingle().Which.Should().StartWith($"Create LogGroup {Group} logs kept for 7 days");

    [Fact]
    public void A_missing_flow_log_is_made_with_its_tags()
        => Between(Desired, Without("subnet-3")).Should().Equal(
            $"Create FlowLog subnet-3 to {Group} (None): CreateFlowLogsRequest {{DeliverLogsPermissionArn: arn:role, "
            + $"LogDestinationType: cloud-watch-logs, LogGroupName: {Group}, ResourceIds: [subnet-3], ResourceType: Subnet, "
            + $"TagSpecifications: [{{ResourceType: vpc-flow-log, Tags: [{string.Join(", ", Desired.Tags.Select(tag => $"{{Key: {tag.Key}, Value: {tag.Value}}}"))}]}}], "
            + "TrafficType: ALL}");

    [Fact]
    public void Nothing_is_made_before_its_role() => Between(Desired with { RoleArn = null }, Without("subnet-3")).Should().BeEmpty();

    public static TheoryData<string, string?, string, bool> Others => new()
    {
        { "subnet-3", "another", "arn:role", true },
        { "subnet-3", null, "arn:role", true },
        { "subnet-3", Group, "arn:other", true },
        { "subnet-3", Group, "arn:role", false },
    };

    [Theory, MemberData(nameof(Others))]
    public void A_flow_log_that_is_otherwise_is_replaced(string subnet, string? group, string role, bool isOfAllTraffic)
    {
        var other = Log(subnet) with { LogGroup = group, RoleArn = role, IsOfAllTraffic = isOfAllTraffic };

        Texts(Desired, AsItShouldBe with { Logs = [.. Without(subnet).Logs, other] }).Should().Equal(
            $"Delete FlowLog {subnet} fl-{subnet} (Destroy)", $"Create FlowLog {subnet} to {Group}");
    }

    [Fact]
    public void One_too_many_and_one_of_a_subnet_that_is_not_used_go()
        => Texts(Desired, AsItShouldBe with { Logs = [.. AsItShouldBe.Logs, Log("subnet-3") with { Id = "fl-more" }, Log("subnet-9")] }).Should().Equal(
            "Delete FlowLog subnet-3 fl-more (Destroy)", "Delete FlowLog subnet-9 fl-subnet-9 (Destroy)");

    [Fact]
    public void Flow_logs_that_are_not_wanted_go_and_what_they_recorded_stays()
        => Texts(For(Off), AsItShouldBe).Should().Equal(Desired.SubnetIds.Select(subnet => $"Delete FlowLog {subnet} fl-{subnet} (Destroy)"));

    [Fact]
    public void Who_wants_none_has_none() => Between(For(Off), FlowLogsObserved.None).Should().BeEmpty();

    [Fact]
    public void Tags_are_kept()
        => Texts(Desired, AsItShouldBe with
        {
            Logs = [.. Without("subnet-3").Logs, Log("subnet-3") with { Tags = new Dictionary<string, string>(Desired.Tags) { ["Owner"] = "theirs" } }],
        }).Should().Equal("Tag FlowLog subnet-3 Owner");

    [Theory]
    [InlineData("Access error", false, "DeliveryFailed", true)]
    [InlineData("Unknown error", false, "DeliveryFailed", true)]
    [InlineData("Rate limited", false, "DeliveryFailing", false)]
    [InlineData("Access error", true, "DeliveryFailing", false)]
    public void What_is_not_delivered_is_reported_in_EC2s_words(string failure, bool isYoung, string reason, bool needsPerson)
    {
        var observed = AsItShouldBe with { Logs = [.. AsItShouldBe.Logs.Select(log => log with { Failure = failure, IsYoung = isYoung })] };

        var finding = FlowLogsStanding.Of(Desired, observed).Should().ContainSingle().Subject;

        (finding.Reason, finding.NeedsPerson).Should().Be((reason, needsPerson));
        finding.Message.Should().StartWith("Flow logs of subnet-1 (fl-subnet-1), ").And.Contain($"are not delivered: {failure}.");
        finding.Message.Contains("spec.network.flowLogs", StringComparison.Ordinal).Should().Be(needsPerson);
    }

    [Fact]
    public void Waiting_for_the_role_is_said()
    {
        FlowLogsStanding.Of(Desired with { RoleArn = null }, AsItShouldBe).Should().ContainSingle().Which.Reason.Should().Be("WaitingForRole");
        FlowLogsStanding.Of(For(Off) with { RoleArn = null }, AsItShouldBe).Should().BeEmpty();
        FlowLogsStanding.Of(Desired, AsItShouldBe).Should().BeEmpty();
    }

    [Theory]
    [InlineData(DeletionPolicy.Delete)]
    [InlineData(DeletionPolicy.Snapshot)]
    public void Flow_logs_go_before_their_group(DeletionPolicy policy)
    {
        Leaving(policy, AsItShouldBe).Should().Equal(Desired.SubnetIds.Select(subnet => $"Delete FlowLog {subnet} fl-{subnet} (Destroy)"));
        Leaving(policy, AsItShouldBe with { Logs = [] }).Should().Equal($"Delete LogGroup {Group} (Destroy)");
        Leaving(policy, FlowLogsObserved.None).Should().BeEmpty();
    }

    [Fact]
    public void Retained_all_of_it_is_released()
        => Leaving(DeletionPolicy.Retain, AsItShouldBe).Should().Equal(
            [.. Desired.SubnetIds.Select(subnet => $"Release FlowLog {subnet} wallet-operator.io/uid"), $"Release LogGroup {Group} wallet-operator.io/uid"]);

    private static FlowLogsDesired For(PlatformPass pass) => FlowLogsDesired.For(pass, SamplePlatform.Network(), SamplePlatform.Security() with
    {
        KeyArns = new Dictionary<string, string> { ["security"] = "arn:key" },
        FlowLogsRoleArn = "arn:role",
    });

    private static FlowLogObserved Log(string subnet) => new($"fl-{subnet}", subnet, Group, "arn:role", true, null, false, Desired.Tags);

    private static FlowLogsObserved Without(string subnet) => AsItShouldBe with { Logs = [.. AsItShouldBe.Logs.Where(log => log.SubnetId != subnet)] };

    private static IEnumerable<string> Between(FlowLogsDesired desired, FlowLogsObserved observed) => FlowLogsDiff.Between(Pass, desired, observed).InFull();

    private static IEnumerable<string> Texts(FlowLogsDesired desired, FlowLogsObserved observed)
        => FlowLogsDiff.Between(Pass, desired, observed).Cast<IRoomChange>().Texts();

    private static IEnumerable<string> Leaving(DeletionPolicy policy, FlowLogsObserved observed)
        => FlowLogsTeardown.Of(Pass.With(settings => settings with { Deletion = settings.Deletion with { Policy = policy } }), observed).Texts();
}
