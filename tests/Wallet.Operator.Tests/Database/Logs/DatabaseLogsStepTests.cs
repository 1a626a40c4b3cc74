using Amazon.CloudWatchLogs.Model;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.Operator.Aws;
using Wallet.Operator.Database.Logs;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Security;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Database.Logs;

/// <summary>The log groups of the database beside the database itself, which logs whenever something happens to it.</summary>
public sealed class DatabaseLogsStepTests : DatabaseRoom
{
    private const string Prefix = $"/aws/rds/cluster/{Cluster}/";
    private static readonly string[] All = ["audit", "error", "general", "slowquery"];

    private DatabaseLogsStep _logs = null!;
    private IReadOnlyList<RememberedResource> _remembered = [];

    [Fact]
    public async Task Groups_are_made_before_the_database_logs_with_a_retention_and_the_databases_key()
    {
        await BuildLogsAsync();
        await BuildAsync();

        var groups = await GroupsAsync();
        groups.Select(group => group.LogGroupName![Prefix.Length..]).Should().Equal(All);
        groups.Should().AllSatisfy(group => (group.RetentionInDays, group.KmsKeyId).Should().Be((7, Pass.Find<SecurityFacts>()!.KeyArns["database"])));
        Account.Journal.Mutations.Count(call => call.IsExecuted && call.Operation == "CreateLogGroup").Should().Be(4);
        _remembered.Should().HaveCount(4);
        Account.Models.Violations.Should().BeEmpty();
    }

    [Fact]
    public async Task A_steady_pass_changes_nothing_and_reads_one_list()
    {
        await BuildLogsAsync();
        await LogsPassAsync();
        Account.Journal.Clear();
        Account.Clock.Advance(TimeSpan.FromMinutes(5));

        (await LogsPassAsync()).Should().BeOfType<StepOutcome.InSync>();

        Account.Journal.Calls.Select(call => call.Operation).Should().Equal("DescribeLogGroups");
    }

    [Fact]
    public async Task Who_never_asked_for_logs_costs_no_call()
    {
        WithDatabase(database => database with { LogExports = [] });
        Start();

        var outcome = await _logs.ReconcileAsync(Pass with { Begun = new HashSet<string>() }, CancellationToken.None);

        outcome.Should().BeOfType<StepOutcome.InSync>();
        Account.Journal.Calls.Should().NotContain(call => call.Service == "logs");
    }

    [Fact]
    public async Task A_group_that_RDS_has_just_made_becomes_the_platforms()
    {
        await BuildLogsAsync();
        await BuildAsync();
        await Account.Clients.Logs.DeleteLogGroupAsync(new() { LogGroupName = Prefix + "error" });
        await Account.Clients.RDS.FailoverDBClusterAsync(new() { DBClusterIdentifier = Cluster });
        Account.Clock.Advance(TimeSpan.FromMinutes(5));
        (await GroupAsync("error"))!.RetentionInDays.Should().BeNull("RDS has made it again");
        Account.Journal.Clear();

        await BuildLogsAsync();

        var group = (await GroupAsync("error"))!;
        (group.RetentionInDays, group.KmsKeyId).Should().Be((7, Pass.Find<SecurityFacts>()!.KeyArns["database"]));
        (await TagsAsync("error"))[OwnershipTags.UidKey].Should().Be(Pass.Uid);
        Account.Mutations("logs").Should().BeEquivalentTo("TagResource", "PutRetentionPolicy", "AssociateKmsKey");
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(8, false)]
    public async Task What_RDS_made_is_not_shortened_once_records_are_older_than_the_retention(int days, bool isTaken)
    {
        await BuildAsync();
        Account.Clock.Advance(TimeSpan.FromDays(days));
        Account.Journal.Clear();

        await BuildLogsAsync();

        (await GroupAsync("audit"))!.RetentionInDays.Should().Be(isTaken ? 7 : null);
        (await TagsAsync("audit")).ContainsKey(OwnershipTags.UidKey).Should().Be(isTaken);
        Account.Mutations("logs").Any().Should().Be(isTaken);
        _remembered.Should().HaveCount(isTaken ? 4 : 0);
        await TearDownAsync();
        await TearLogsDownAsync();
        (await GroupsAsync()).Should().HaveCount(isTaken ? 0 : 4, "what is not the platform's is not deleted");
    }

    [Fact]
    public async Task Once_a_person_has_set_the_tag_an_old_group_is_the_platforms_too()
    {
        await BuildAsync();
        Account.Clock.Advance(TimeSpan.FromDays(100));
        await Account.Clients.Logs.TagResourceAsync(new()
        {
            ResourceArn = (await GroupAsync("audit"))!.Arn![..^2],
            Tags = new Dictionary<string, string> { [OwnershipTags.UidKey] = Pass.Uid },
        });

        await BuildLogsAsync();

        (await GroupAsync("audit"))!.RetentionInDays.Should().Be(7);
        (await GroupAsync("error"))!.RetentionInDays.Should().BeNull();
    }

    [Fact]
    public async Task The_tag_of_a_group_that_was_the_platforms_for_long_is_asked_for()
    {
        await BuildLogsAsync();
        Account.Clock.Advance(TimeSpan.FromDays(8));
        await Account.Clients.Logs.UntagResourceAsync(new()
        {
            ResourceArn = (await GroupAsync("audit"))!.Arn![..^2],
            TagKeys = [OwnershipTags.UidKey],
        });
        Account.Journal.Clear();

        var outcome = await LogsPassAsync();

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("UidTagMissing");
        Account.Mutations("logs").Should().BeEmpty();
    }

    [Fact]
    public async Task A_group_of_another_owner_is_reported_and_not_touched()
    {
        await Account.Clients.Logs.CreateLogGroupAsync(new()
        {
            LogGroupName = Prefix + "audit",
            Tags = new Dictionary<string, string> { [OwnershipTags.UidKey] = "another" },
        });
        Account.Clock.Advance(TimeSpan.FromMinutes(1));

        Start();
        var outcome = await UntilAsync(each => each is StepOutcome.Blocked && each.Planned.Count == 1);

        ((StepOutcome.Blocked)outcome).Reason.Should().Be("ForeignResource");
        (await GroupAsync("audit"))!.RetentionInDays.Should().BeNull();
        (await GroupAsync("error"))!.RetentionInDays.Should().Be(7);
    }

    [Fact]
    public async Task Logs_that_are_given_up_stay_until_their_time_is_up_and_follow_the_spec_till_then()
    {
        await BuildLogsAsync();
        WithDatabase(database => database with { LogExports = ["error"] });
        Pass = Pass.With(settings => settings with { Observability = settings.Observability with { LogRetentionDays = 30 } });

        await BuildLogsAsync();

        (await GroupsAsync()).Should().HaveCount(4).And.OnlyContain(group => group.RetentionInDays == 30);
    }

    [Fact]
    public async Task When_no_log_is_wanted_any_longer_the_groups_are_still_looked_after()
    {
        await BuildLogsAsync();
        WithDatabase(database => database with { LogExports = [] });
        Pass = Pass.With(settings => settings with { Observability = settings.Observability with { LogRetentionDays = 30 } });

        await BuildLogsAsync();

        (await GroupsAsync()).Should().HaveCount(4).And.OnlyContain(group => group.RetentionInDays == 30);
    }

    [Theory]
    [InlineData("CreateLogGroup", true)]
    [InlineData("PutRetentionPolicy", false)]
    public async Task A_refusal_says_what_it_holds_up_and_how_to_give_it_up(string operation, bool isLeftToRds)
    {
        Account.Faults.Add(new FaultRule("logs", operation, new Disturbance.Deny()) { Times = FaultRule.Always });
        Start();

        var outcome = await UntilAsync(each => each is StepOutcome.Blocked);

        var message = ((StepOutcome.Blocked)outcome).Message;
        message.Should().Contain($"logs:{operation}");
        message.Contains("which is all that it holds up; spec.database.logExports: [] gives the logs up.", StringComparison.Ordinal).Should().Be(isLeftToRds);
    }

    [Theory]
    [InlineData("CreateLogGroup")]
    [InlineData("PutRetentionPolicy")]
    public async Task A_lost_answer_makes_nothing_twice(string operation)
    {
        Account.Faults.Next("logs", operation, new Disturbance.LoseReply());
        Start();
        await UntilAsync(_ => Account.Journal.Calls.Any(call => call.Outcome == "ReplyLost"));

        await BuildLogsAsync();

        (await GroupsAsync()).Should().HaveCount(4).And.OnlyContain(group => group.RetentionInDays == 7);
    }

    [Fact]
    public async Task Groups_go_after_the_database_which_logs_till_its_end()
    {
        await BuildLogsAsync();
        await BuildAsync();
        WithDeletion(DeletionPolicy.Delete);

        var names = string.Join(", ", All.Select(log => Prefix + log));
        var waiting = (await _logs.DeleteAsync(LogsPass, CancellationToken.None)).Should().BeOfType<StepOutcome.Waiting>().Subject;
        (waiting.Reason, waiting.Message).Should().Be(("WaitingForDatabase", $"Waits until the DB cluster is gone, which logs to: {names}."));
        await TearDownAsync();
        var going = (await _logs.DeleteAsync(LogsPass, CancellationToken.None)).Should().BeOfType<StepOutcome.Waiting>().Subject;
        (going.Reason, going.Message).Should().Be(("Deleting", $"Log groups that are still there: {names}."));
        await TearLogsDownAsync();

        (await GroupsAsync()).Should().BeEmpty();
        Account.Cloud.Logs.Resources.Should().BeEmpty();
    }

    [Theory]
    [InlineData(DeletionPolicy.Snapshot)]
    [InlineData(DeletionPolicy.Retain)]
    public async Task Logs_stay_where_data_does_until_their_time_is_up_and_their_key_with_them(DeletionPolicy policy)
    {
        await BuildLogsAsync();
        await BuildAsync();
        WithDeletion(policy);

        await TearDownAsync();
        await TearLogsDownAsync();
        await new SecurityStep(Account.Regions, TestRooms.Tools(Account.Clock)).TearDownAsync(Account, Pass);

        (await GroupsAsync()).Should().HaveCount(4).And.OnlyContain(group => group.RetentionInDays == 7);
        (await TagsAsync("audit"))[OwnershipTags.UidKey].Should().Be($"released-{Pass.Uid}");
        (await Account.Clients.KMS.DescribeKeyAsync((await GroupAsync("audit"))!.KmsKeyId)).KeyMetadata.KeyState.Value.Should().Be("Enabled");
    }

    [Fact]
    public async Task A_group_that_no_list_shows_yet_goes_too()
    {
        Start();
        await LogsPassAsync();
        _remembered = [];
        WithDeletion(DeletionPolicy.Delete);

        await TearLogsDownAsync();
        Account.Clock.Advance(TimeSpan.FromMinutes(5));

        (await GroupsAsync()).Should().BeEmpty();
    }

    // What the status remembers of the database is not about its logs.
    private PlatformPass LogsPass => Pass with { Remembered = _remembered };

    private void Start() => _logs = new DatabaseLogsStep(Account.Regions, TestRooms.Tools(Account.Clock));

    private async Task<StepOutcome> LogsPassAsync()
    {
        var outcome = await _logs.ReconcileAsync(LogsPass, CancellationToken.None);
        _remembered = outcome.Remember ?? _remembered;
        return outcome;
    }

    private async Task BuildLogsAsync()
    {
        Start();
        await UntilAsync(outcome => outcome is StepOutcome.InSync);
        Account.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private new async Task<StepOutcome> UntilAsync(Func<StepOutcome, bool> fits)
    {
        for (var passes = 0; passes < 200; passes++)
        {
            var outcome = await LogsPassAsync();
            if (fits(outcome))
                return outcome;
            Account.Clock.Advance(outcome.WakeAfter ?? TimeSpan.FromMinutes(5));
        }

        throw new TimeoutException("No outcome fits.");
    }

    private Task TearLogsDownAsync() => _logs.TearDownAsync(Account, LogsPass);

    private async Task<List<LogGroup>> GroupsAsync()
        => (await Account.Clients.Logs.DescribeLogGroupsAsync(new() { LogGroupNamePrefix = Prefix })).LogGroups ?? [];

    private async Task<LogGroup?> GroupAsync(string log) => (await GroupsAsync()).SingleOrDefault(group => group.LogGroupName == Prefix + log);

    private async Task<IReadOnlyDictionary<string, string>> TagsAsync(string log)
        => (await Account.Clients.Logs.ListTagsForResourceAsync(new() { ResourceArn = (await GroupAsync(log))!.Arn![..^2] })).Tags ?? [];
}
