using Amazon.CloudWatchLogs.Model;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.Operator.Aws;
using Wallet.Operator.Messaging.Logs;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Messaging;

/// <summary>Logs of the brokers to CloudWatch and to a bucket, with all that their delivery needs.</summary>
public sealed class BrokerLogsTests : MessagingGround
{
    private const string Group = $"/aws/vendedlogs/{Name}";
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task A_cluster_is_born_with_logs_into_a_group_that_ends_them()
    {
        await Step.BuildAsync(Account, Pass);

        var group = await GroupAsync();
        (group!.RetentionInDays, group.KmsKeyId).Should().Be((7, Pass.Find<SecurityFacts>()!.KeyArns["messaging"]));
        (await TagsAsync())[OwnershipTags.UidKey].Should().Be(Pass.Uid);
        (await SinksAsync()).Should().Be(new LogSinks(Group, null));
        Account.Cloud.Logs.Receives(Group).Should().BeTrue();
        Account.Mutations("kafka").Should().Equal("CreateConfiguration", "CreateClusterV2");
        Account.Journal.Mutations.Where(call => call.Service == "logs" && call.IsExecuted).Select(call => call.Operation)
            .Should().Equal("CreateLogGroup", "PutResourcePolicy", "PutRetentionPolicy");
    }

    [Fact]
    public async Task A_steady_pass_changes_nothing_and_asks_for_the_list_alone()
    {
        await BuildAsync();
        Account.Clock.Advance(Remembered);
        await PassAsync();
        Account.Journal.Clear();
        Account.Clock.Advance(TimeSpan.FromMinutes(5));

        (await PassAsync()).Should().BeOfType<StepOutcome.InSync>();

        Account.Journal.Mutations.Should().BeEmpty();
        Account.Journal.Calls.Where(call => call.Service == "logs").Select(call => call.Operation).Should().Equal("DescribeLogGroups");
    }

    [Fact]
    public async Task Another_retention_reaches_the_group_alone()
    {
        await BuildAsync();
        Pass = Pass.With(settings => settings with { Observability = new ObservabilitySettings(90) });

        await Step.BuildAsync(Account, Pass);

        (await GroupAsync())!.RetentionInDays.Should().Be(90);
        Account.Journal.Mutations.Select(call => call.Operation).Should().Equal("PutRetentionPolicy");
    }

    [Fact]
    public async Task Logs_that_are_switched_off_stay_until_their_time_is_up_and_come_back_to_the_same_group()
    {
        await BuildAsync();

        await BuildAsync(messaging => messaging with { LogsToCloudWatch = false, LogsS3Bucket = "logs" });

        (await SinksAsync()).Should().Be(new LogSinks(null, "logs"));
        (await GroupAsync())!.RetentionInDays.Should().Be(7);
        await BuildAsync(messaging => messaging with { LogsToCloudWatch = true, LogsS3Bucket = null });
        (await SinksAsync()).Should().Be(new LogSinks(Group, null));
    }

    [Fact]
    public async Task A_platform_without_logs_gets_none_of_it()
    {
        await BuildAsync(messaging => messaging with { LogsToCloudWatch = false });

        (await SinksAsync()).Should().Be(LogSinks.None);
        (await GroupAsync()).Should().BeNull();
        (await PoliciesAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_group_whose_retention_key_and_tags_were_changed_by_hand_is_repaired()
    {
        await BuildAsync();
        var made = (await GroupAsync())!;
        await Account.Clients.Logs.DeleteLogGroupAsync(new() { LogGroupName = Group });
        await Account.Clients.Logs.CreateLogGroupAsync(new()
        {
            LogGroupName = Group,
            Tags = new Dictionary<string, string> { [OwnershipTags.UidKey] = Pass.Uid, ["Owner"] = "theirs" },
        });
        await Account.Clients.Logs.PutRetentionPolicyAsync(new() { LogGroupName = Group, RetentionInDays = 3653 });
        Account.Clock.Advance(Remembered);
        Account.Journal.Clear();

        await Step.BuildAsync(Account, Pass);

        (await GroupAsync()).Should().BeEquivalentTo(made, options => options.Excluding(group => group.CreationTime));
        (await TagsAsync())["Owner"].Should().Be("wallet-team");
        Account.Journal.Mutations.Select(call => call.Operation).Should().BeEquivalentTo("PutRetentionPolicy", "AssociateKmsKey", "TagResource");
    }

    [Fact]
    public async Task A_group_that_was_deleted_by_hand_receives_logs_again()
    {
        await BuildAsync();
        await Account.Clients.Logs.DeleteLogGroupAsync(new() { LogGroupName = Group });
        Account.Clock.Advance(Remembered);

        await Step.BuildAsync(Account, Pass);

        Account.Cloud.Logs.Receives(Group).Should().BeTrue();
        Account.Mutations("kafka").Should().BeEmpty("the brokers go on delivering to its name");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]}""")]
    public async Task The_policy_that_lets_the_delivery_in_is_repaired(string? theirs)
    {
        await BuildAsync();
        var document = (await PoliciesAsync()).Single().PolicyDocument;
        if (theirs is null)
            Account.Cloud.Logs.Operations["DeleteResourcePolicy"].Handle(new(
                "logs", "DeleteResourcePolicy", new() { ["policyName"] = LogsPolicy.Name }, LocalAccount.Region, "123456789012", "", "1"));
        else
            await Account.Clients.Logs.PutResourcePolicyAsync(new() { PolicyName = LogsPolicy.Name, PolicyDocument = theirs });
        Account.Clock.Advance(Remembered);
        Account.Journal.Clear();

        await Step.BuildAsync(Account, Pass);

        (await PoliciesAsync()).Single().PolicyDocument.Should().Be(document);
        Account.Journal.Mutations.Select(call => call.Operation).Should().Equal("PutResourcePolicy");
    }

    [Fact]
    public async Task A_delivery_that_was_turned_elsewhere_by_hand_is_brought_back()
    {
        await BuildAsync();
        await Account.Clients.Logs.CreateLogGroupAsync(new() { LogGroupName = "theirs" });
        var cluster = await ClusterAsync();
        await Account.Clients.Kafka.UpdateMonitoringAsync(new()
        {
            ClusterArn = cluster.ClusterArn,
            CurrentVersion = cluster.CurrentVersion,
            LoggingInfo = new LogSinks("theirs", null).ToMsk(),
        });
        Account.Clock.Advance(TimeSpan.FromHours(1));

        await Step.BuildAsync(Account, Pass);

        (await SinksAsync()).Should().Be(new LogSinks(Group, null));
    }

    [Fact]
    public async Task Nothing_is_delivered_to_a_group_of_somebody_elses()
    {
        await Account.Clients.Logs.CreateLogGroupAsync(new() { LogGroupName = Group });
        Account.Clock.Advance(TimeSpan.FromMinutes(1));

        var outcome = await UntilAsync(each => each.Facts.Count > 0);

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain($"LogGroup {Group}").And.Contain("has the platform's name");
        (await SinksAsync()).Should().Be(LogSinks.None);
        (await GroupAsync())!.RetentionInDays.Should().BeNull();
    }

    [Fact]
    public async Task A_cluster_does_not_wait_for_a_group_that_is_refused()
    {
        Account.Faults.Add(new FaultRule("logs", "CreateLogGroup", new Disturbance.Fail("LimitExceededException", "Resource limit exceeded.")) { Times = FaultRule.Always });

        var outcome = await UntilAsync(each => each.Facts.Count > 0);

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain("Resource limit exceeded")
            .And.Contain("spec.messaging.logs.cloudWatch");
        (await SinksAsync()).Should().Be(LogSinks.None);
        Account.Faults.Clear();
        await Step.BuildAsync(Account, Pass);
        (await SinksAsync()).Should().Be(new LogSinks(Group, null));
    }

    [Fact]
    public async Task An_eleventh_policy_is_not_to_be_had_and_holds_nothing_else_up()
    {
        foreach (var number in Enumerable.Range(1, 10))
            await Account.Clients.Logs.PutResourcePolicyAsync(new() { PolicyName = $"theirs-{number}", PolicyDocument = LogsPolicy.For(new("aws", "1", "x")) });

        var outcome = await UntilAsync(each => each.Facts.Count > 0);

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("QuotaExceeded");
        (await SinksAsync()).Should().Be(new LogSinks(Group, null));
        Account.Cloud.Logs.Receives(Group).Should().BeTrue("AWS writes a policy for the group where there is none");
    }

    [Fact]
    public async Task A_group_that_is_being_changed_by_others_is_tried_again()
    {
        Account.Faults.Next("logs", "PutRetentionPolicy", new Disturbance.Fail("OperationAbortedException", "A conflicting operation is in progress."));

        await Step.BuildAsync(Account, Pass);

        (await GroupAsync())!.RetentionInDays.Should().Be(7);
    }

    [Theory]
    [InlineData("logs", "CreateLogGroup")]
    [InlineData("logs", "PutRetentionPolicy")]
    [InlineData("logs", "PutResourcePolicy")]
    [InlineData("kafka", "CreateClusterV2")]
    public async Task A_lost_answer_makes_nothing_twice(string service, string operation)
    {
        Account.Faults.Next(service, operation, new Disturbance.LoseReply());

        await UntilAsync(_ => Account.Journal.Calls.Any(call => call.Outcome == "ReplyLost"));
        Restart();
        await Step.BuildAsync(Account, Pass);

        var makes = Account.Journal.Mutations.Where(call => call.IsExecuted && call.Operation.StartsWith("Create", StringComparison.Ordinal));
        makes.Select(call => call.Operation).Should().BeEquivalentTo("CreateConfiguration", "CreateLogGroup", "CreateClusterV2");
        (await SinksAsync()).Should().Be(new LogSinks(Group, null));
        (await GroupAsync())!.RetentionInDays.Should().Be(7);
    }

    [Theory]
    [InlineData("does not exist.")]
    [InlineData("it is in another region.")]
    public async Task A_bucket_that_cannot_be_used_is_reported_with_its_field(string reason)
    {
        await BuildAsync();
        Account.Cloud.UnusableBuckets["theirs"] = reason;
        Ask(messaging => messaging with { LogsS3Bucket = "theirs" });

        var outcome = await UntilAsync(each => each is StepOutcome.Blocked);

        ((StepOutcome.Blocked)outcome).Message.Should().Contain("spec.messaging.logs").And.Contain("theirs").And.Contain(reason);
        outcome.Facts.Should().ContainSingle();
        await BuildAsync(messaging => messaging with { LogsS3Bucket = null });
        (await SinksAsync()).Should().Be(new LogSinks(Group, null));
    }

    [Fact]
    public async Task Before_there_is_a_cluster_too()
    {
        Account.Cloud.UnusableBuckets["theirs"] = "does not exist.";
        Ask(messaging => messaging with { LogsS3Bucket = "theirs" });

        var outcome = await UntilAsync(each => each is StepOutcome.Blocked);

        ((StepOutcome.Blocked)outcome).Message.Should().Contain("spec.messaging.logs.s3Bucket: BadRequestException");
        await BuildAsync(messaging => messaging with { LogsS3Bucket = "ours" });
        (await SinksAsync()).Should().Be(new LogSinks(Group, "ours"));
    }

    [Theory]
    [InlineData("User: operator is not authorized to perform: s3:PutBucketPolicy on resource: arn:aws:s3:::theirs", "correct spec.messaging.logs.s3Bucket.")]
    [InlineData("User: operator is not authorized to perform: logs:CreateLogDelivery on resource: *", "correct spec.messaging.logs.")]
    public async Task Rights_that_a_delivery_needs_are_reported_with_the_field(string denial, string remedy)
    {
        await BuildAsync();
        Account.Faults.Add(new FaultRule("kafka", "UpdateMonitoring", new Disturbance.Fail("AccessDeniedException", denial, 403)) { Times = FaultRule.Always });
        Ask(messaging => messaging with { LogsS3Bucket = "theirs" });

        var outcome = await UntilAsync(each => each is StepOutcome.Blocked);

        ((StepOutcome.Blocked)outcome).Message.Should().Contain(remedy);
    }

    [Theory]
    [InlineData("DescribeLogGroups")]
    [InlineData("ListTagsForResource")]
    [InlineData("DescribeResourcePolicies")]
    public async Task Brokers_are_looked_after_while_what_their_logs_need_cannot_be_read(string operation)
    {
        var built = await BuildAsync();
        Account.Clock.Advance(Remembered);
        Account.Faults.Add(new FaultRule("logs", operation, new Disturbance.Deny()) { Times = FaultRule.Always });
        Ask(messaging => messaging with { LogsS3Bucket = "logs" });

        var passing = await PassAsync();
        passing.Should().BeOfType<StepOutcome.Waiting>();
        passing.Facts.Should().Equal(built.Facts);
        passing.Remember.Should().Contain(each => each.Kind == "LogGroup", "it is not known to be gone");
        await UntilAsync(_ => Account.Mutations("kafka").Contains("UpdateMonitoring"));
        Account.Clock.Advance(TimeSpan.FromHours(1));

        var lasting = await UntilAsync(each => each is StepOutcome.Blocked);

        ((StepOutcome.Blocked)lasting).Message.Should().Contain($"may not logs:{operation}").And.Contain("they go where they went");
        (await SinksAsync()).Should().Be(new LogSinks(Group, "logs"));
        Account.Mutations("logs").Should().BeEmpty();
    }

    [Fact]
    public async Task A_cluster_is_built_without_rights_on_logs_and_gets_them_later()
    {
        Account.Faults.Add(new FaultRule("logs", "*", new Disturbance.Deny()) { Times = FaultRule.Always });
        await UntilAsync(each => each.Facts.Count > 0);
        (await SinksAsync()).Should().Be(LogSinks.None);
        Account.Faults.Clear();

        await Step.BuildAsync(Account, Pass);

        (await SinksAsync()).Should().Be(new LogSinks(Group, null));
    }

    [Theory]
    [InlineData(DeletionPolicy.Delete)]
    [InlineData(DeletionPolicy.Snapshot)]
    public async Task The_group_goes_after_the_cluster(DeletionPolicy policy)
    {
        await BuildAsync();
        Pass = Pass.With(settings => settings with { Deletion = settings.Deletion with { Policy = policy } });

        await Step.TearDownAsync(Account, Pass);

        (await GroupAsync()).Should().BeNull();
        Account.Journal.Mutations.Select(call => call.Operation).Should().Equal("DeleteCluster", "DeleteConfiguration", "DeleteLogGroup");
    }

    [Fact]
    public async Task A_group_that_is_too_young_to_be_listed_is_not_left_behind()
    {
        await PassAsync();
        (await GroupAsync()).Should().BeNull("it is not listed yet");

        await Step.TearDownAsync(Account, Pass);

        Account.Cloud.Logs.Exists(Group).Should().BeFalse();
    }

    [Fact]
    public async Task A_retained_cluster_keeps_its_group_and_its_logs()
    {
        await BuildAsync();
        Pass = Pass.With(settings => settings with { Deletion = settings.Deletion with { Policy = DeletionPolicy.Retain } });

        await Step.TearDownAsync(Account, Pass);

        (await TagsAsync())[OwnershipTags.UidKey].Should().Be($"released-{Pass.Uid}");
        (await SinksAsync()).Should().Be(new LogSinks(Group, null));
        Account.Cloud.Logs.Receives(Group).Should().BeTrue();
    }

    private async Task<LogSinks> SinksAsync() => LogSinks.Of((await ClusterAsync()).Provisioned!.LoggingInfo);

    private async Task<LogGroup?> GroupAsync()
        => (await Account.Clients.Logs.DescribeLogGroupsAsync(new() { LogGroupNamePrefix = Group })).LogGroups?.SingleOrDefault();

    private async Task<Dictionary<string, string>> TagsAsync() => (await Account.Clients.Logs.ListTagsForResourceAsync(
        new() { ResourceArn = $"arn:aws:logs:{LocalAccount.Region}:123456789012:log-group:{Group}" })).Tags!;

    private async Task<List<ResourcePolicy>> PoliciesAsync() => (await Account.Clients.Logs.DescribeResourcePoliciesAsync(new())).ResourcePolicies ?? [];
}
