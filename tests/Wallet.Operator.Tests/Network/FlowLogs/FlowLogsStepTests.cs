using Amazon.EC2;
using Amazon.EC2.Model;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.Operator.Aws;
using Wallet.Operator.Network.FlowLogs;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Security;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Network.FlowLogs;

public sealed class FlowLogsStepTests : IAsyncLifetime
{
    private const string Group = "/aws/vendedlogs/wp-demo-1a2b3c4d-flow-logs";
    private const string Role = "arn:aws:iam::123456789012:role/wp-demo-1a2b3c4d-flow-logs";
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(15);

    private LocalAccount _account = null!;
    private FlowLogsStep _step = null!;
    private PlatformPass _pass = null!;

    public async Task InitializeAsync()
    {
        _account = await LocalAccount.StartAsync();
        Restart();
        _pass = await _account.PrepareAsync(settings => settings with { Network = settings.Network with { FlowLogs = true } });
    }

    public async Task DisposeAsync() => await _account.DisposeAsync();

    [Fact]
    public async Task Records_the_subnets_in_use_and_delivers()
    {
        await BuildAsync();

        var network = _pass.Find<NetworkFacts>()!;
        var logs = await LogsAsync();
        logs.Select(log => log.ResourceId).Should().BeEquivalentTo(
            network.PublicSubnetIds.Concat(network.PrivateSubnetIds).Concat(network.DatabaseSubnetIds));
        logs.Should().AllSatisfy(log => (log.LogGroupName, log.DeliverLogsPermissionArn, log.DeliverLogsStatus, log.TrafficType.Value)
            .Should().Be((Group, Role, "SUCCESS", "ALL")));
        logs.Should().AllSatisfy(log => log.Tags.FromTags()[OwnershipTags.UidKey].Should().Be(_pass.Uid));
        var group = await GroupAsync();
        (group!.RetentionInDays, group.KmsKeyId).Should().Be((7, _pass.Find<SecurityFacts>()!.KeyArns["security"]));
    }

    [Fact]
    public async Task A_steady_pass_changes_nothing_and_reads_two_lists()
    {
        await BuildAsync();
        await PassAsync();
        _account.Journal.Clear();
        _account.Clock.Advance(TimeSpan.FromMinutes(5));

        (await PassAsync()).Should().BeOfType<StepOutcome.InSync>();

        _account.Journal.Calls.Select(call => call.Operation).Should().BeEquivalentTo("DescribeFlowLogs", "DescribeLogGroups");
    }

    [Fact]
    public async Task Who_never_asked_for_flow_logs_costs_no_call()
    {
        Ask(false);
        _pass = _pass with { Begun = new HashSet<string>() };

        (await PassAsync()).Should().BeOfType<StepOutcome.InSync>();

        _account.Journal.Calls.Should().NotContain(call => call.Operation == "DescribeFlowLogs" || call.Service == "logs");
    }

    [Fact]
    public async Task Flow_logs_that_are_taken_back_go_and_come_again()
    {
        await BuildAsync();
        Ask(false);
        await BuildAsync();

        (await LogsAsync()).Should().BeEmpty();
        (await GroupAsync()).Should().NotBeNull("what was recorded stays until its time is up");
        Ask(true);
        await BuildAsync();
        (await LogsAsync()).Should().HaveCount(6);
    }

    [Fact]
    public async Task A_flow_log_and_a_group_that_were_deleted_by_hand_are_made_again()
    {
        await BuildAsync();
        await _account.Clients.EC2.DeleteFlowLogsAsync(new() { FlowLogIds = [(await LogsAsync())[0].FlowLogId] });
        await _account.Clients.Logs.DeleteLogGroupAsync(new() { LogGroupName = Group });
        _account.Clock.Advance(Remembered);

        await BuildAsync();

        (await LogsAsync()).Should().HaveCount(6).And.OnlyContain(log => log.DeliverLogsStatus == "SUCCESS");
        (await GroupAsync())!.RetentionInDays.Should().Be(7);
    }

    [Fact]
    public async Task One_that_records_less_in_the_place_of_ours_is_replaced()
    {
        await BuildAsync();
        var former = (await LogsAsync())[0];
        await _account.Clients.EC2.DeleteFlowLogsAsync(new() { FlowLogIds = [former.FlowLogId] });
        await CreateAsync(former.ResourceId, TrafficType.REJECT, [new(OwnershipTags.UidKey, _pass.Uid)]);
        _account.Clock.Advance(Remembered);

        await BuildAsync();

        (await LogsAsync()).Should().HaveCount(6).And.OnlyContain(log => log.TrafficType == TrafficType.ALL);
    }

    [Fact]
    public async Task One_without_our_tag_is_not_touched_and_is_reported()
    {
        await BuildAsync();
        var stripped = (await LogsAsync())[0];
        await _account.Clients.EC2.DeleteTagsAsync(new() { Resources = [stripped.FlowLogId], Tags = [new() { Key = OwnershipTags.UidKey }] });
        _account.Clock.Advance(Remembered);
        _account.Journal.Clear();

        var outcome = await PassAsync();

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain($"FlowLog {stripped.ResourceId} ({stripped.FlowLogId})");
        _account.Journal.Mutations.Should().BeEmpty();
        await _account.Clients.EC2.CreateTagsAsync(new() { Resources = [stripped.FlowLogId], Tags = [new(OwnershipTags.UidKey, _pass.Uid)] });
        _account.Clock.Advance(Remembered);
        (await PassAsync()).Should().BeOfType<StepOutcome.InSync>();
    }

    [Fact]
    public async Task A_subnet_that_is_recorded_as_often_as_EC2_allows_is_reported_with_the_field()
    {
        var subnet = _pass.Find<NetworkFacts>()!.PrivateSubnetIds[0];
        await CreateAsync(subnet, TrafficType.ALL, [], "theirs-1");
        await CreateAsync(subnet, TrafficType.ALL, [], "theirs-2");

        var outcome = await UntilAsync(each => each is StepOutcome.Blocked);

        var blocked = (StepOutcome.Blocked)outcome;
        blocked.Reason.Should().Be("QuotaExceeded");
        blocked.Message.Should().Contain($"Create of FlowLog {subnet}: FlowLogsLimitExceeded").And.Contain("spec.network.flowLogs: false gives it up.");
        (await LogsAsync()).Count(log => log.LogGroupName == Group).Should().Be(5, "the others are not held up");
    }

    [Fact]
    public async Task What_is_not_delivered_is_reported_in_AWSs_words()
    {
        await BuildAsync();
        await _account.Clients.IAM.DeleteRolePolicyAsync(new() { RoleName = Role.Split('/')[1], PolicyName = "logs" });
        _account.Clock.Advance(Remembered);

        var outcome = await PassAsync();

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain("are not delivered: Access error.").And.Contain(Role);
    }

    [Fact]
    public async Task Until_the_role_is_there_the_group_is_made_alone()
    {
        _pass = _pass with { Facts = [.. _pass.Facts.Where(facts => facts is not SecurityFacts), _pass.Find<SecurityFacts>()! with { FlowLogsRoleArn = null }] };

        await UntilAsync(each => each is StepOutcome.Waiting { Reason: "WaitingForRole" } && each.Planned.Count == 0);

        _account.Journal.Mutations.Where(call => call.IsExecuted).Select(call => call.Operation).Should().Equal("CreateLogGroup", "PutRetentionPolicy");
    }

    [Theory]
    [InlineData("ec2", "CreateFlowLogs")]
    [InlineData("logs", "CreateLogGroup")]
    [InlineData("logs", "PutRetentionPolicy")]
    public async Task A_lost_answer_makes_nothing_twice(string service, string operation)
    {
        _account.Faults.Next(service, operation, new Disturbance.LoseReply());

        await UntilAsync(_ => _account.Journal.Calls.Any(call => call.Outcome == "ReplyLost"));
        Restart();
        await BuildAsync();

        (await LogsAsync()).Should().HaveCount(6);
        (await GroupAsync())!.RetentionInDays.Should().Be(7);
    }

    [Theory]
    [InlineData(DeletionPolicy.Delete)]
    [InlineData(DeletionPolicy.Snapshot)]
    public async Task All_of_it_goes_with_the_platform(DeletionPolicy policy)
    {
        await BuildAsync();
        Leave(policy);

        await _step.TearDownAsync(_account, _pass);

        (await LogsAsync()).Should().BeEmpty();
        (await GroupAsync()).Should().BeNull();
    }

    [Fact]
    public async Task Retained_flow_logs_go_on_with_their_role_and_key()
    {
        await BuildAsync();
        Leave(DeletionPolicy.Retain);

        await _step.TearDownAsync(_account, _pass);
        await new SecurityStep(_account.Regions, TestRooms.Tools(_account.Clock)).TearDownAsync(_account, _pass);

        (await LogsAsync()).Should().HaveCount(6).And.OnlyContain(log => log.DeliverLogsStatus == "SUCCESS")
            .And.OnlyContain(log => log.Tags.FromTags()[OwnershipTags.UidKey] == $"released-{_pass.Uid}");
        (await _account.Clients.KMS.DescribeKeyAsync((await GroupAsync())!.KmsKeyId)).KeyMetadata.KeyState.Value.Should().Be("Enabled");
    }

    private void Restart() => _step = new FlowLogsStep(_account.Regions, TestRooms.Tools(_account.Clock));

    private Task<StepOutcome> PassAsync() => _step.ReconcileAsync(_pass, CancellationToken.None);

    private async Task BuildAsync()
    {
        _pass = _pass.After(await _step.BuildAsync(_account, _pass));
        _account.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private void Ask(bool flowLogs) => _pass = _pass.With(settings => settings with { Network = settings.Network with { FlowLogs = flowLogs } }) with
    {
        Generation = _pass.Generation + 1,
    };

    private void Leave(DeletionPolicy policy)
        => _pass = _pass.With(settings => settings with { Deletion = settings.Deletion with { Policy = policy } });

    private async Task<StepOutcome> UntilAsync(Func<StepOutcome, bool> fits)
    {
        for (var passes = 0; passes < 200; passes++)
        {
            var outcome = await PassAsync();
            if (fits(outcome))
                return outcome;
            _account.Clock.Advance(outcome.WakeAfter ?? TimeSpan.FromMinutes(5));
        }

        throw new TimeoutException("No outcome fits.");
    }

    private async Task<List<FlowLog>> LogsAsync() => (await _account.Clients.EC2.DescribeFlowLogsAsync(new DescribeFlowLogsRequest())).FlowLogs ?? [];

    private async Task<Amazon.CloudWatchLogs.Model.LogGroup?> GroupAsync()
        => (await _account.Clients.Logs.DescribeLogGroupsAsync(new() { LogGroupNamePrefix = Group })).LogGroups?.SingleOrDefault();

    private Task CreateAsync(string subnet, TrafficType traffic, List<Tag> tags, string group = Group) => _account.Clients.EC2.CreateFlowLogsAsync(new()
    {
        ResourceIds = [subnet],
        ResourceType = FlowLogsResourceType.Subnet,
        TrafficType = traffic,
        LogGroupName = group,
        DeliverLogsPermissionArn = Role,
        TagSpecifications = tags.Count == 0 ? null : [new() { ResourceType = ResourceType.VpcFlowLog, Tags = tags }],
    });
}
