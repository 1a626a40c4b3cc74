using System.Net;
using Amazon.Kafka;
using Amazon.Kafka.Model;
using Amazon.Runtime;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.Operator.Aws.Protocols;
using Wallet.Operator.Messaging;
using Wallet.Operator.Messaging.Brokers;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Messaging;

/// <summary>Changes that MSK refuses, at once or after it has taken them.</summary>
public sealed class MessagingRefusalTests : MessagingGround
{
    [Theory]
    [InlineData("ACTIVE", "K1", "the version of the storage is not valid", "AwsRefused", true)]
    [InlineData("ACTIVE", "K2", "This operation cannot be performed", "AwsConflict", false)]
    [InlineData("UPDATING", "K2", "no words of a state", "WrongState", false)]
    [InlineData("HEALING", "K1", "no words of a state", "WrongState", false)]
    public void A_bad_request_means_what_the_cluster_says_after_it(string state, string version, string words, string reason, bool needsPerson)
    {
        var refusal = new BadRequestException(new ServiceError(words, null, ErrorType.Sender, "BadRequestException", "1", HttpStatusCode.BadRequest));
        var after = new Cluster { State = ClusterState.FindValue(state), CurrentVersion = version };
        var request = new UpdateBrokerCountRequest { ClusterArn = "arn", CurrentVersion = "K1" };

        var fault = new MessagingFaults().Classify(new ClusterRefusalException(request, after, refusal))!;

        (fault.Reason, fault.NeedsPerson).Should().Be((reason, needsPerson));
        fault.Message.Should().Contain(words);
    }

    [Fact]
    public async Task A_refusal_that_speaks_of_a_version_is_no_conflict_when_the_version_has_not_moved()
    {
        await BuildAsync();
        Account.Faults.Next("kafka", "UpdateMonitoring", new Disturbance.Fail("BadRequestException", "The bucket policy version is not supported."));
        Ask(messaging => messaging with { LogsS3Bucket = "logs" });
        await PassAsync();

        var outcome = await PassAsync();

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain("spec.messaging.logs: BadRequestException: The bucket policy version");
        outcome.Facts.Should().ContainSingle();
    }

    [Fact]
    public async Task A_change_that_meets_a_busy_cluster_waits_for_it()
    {
        await BuildAsync();
        Account.Kafka.SetState("cluster", Name, "HEALING").Should().BeTrue();
        Ask(messaging => messaging with { LogsS3Bucket = "logs" });
        await PassAsync(); // On a list that is not old enough to be read again.

        (await PassAsync()).Should().BeOfType<StepOutcome.Waiting>().Which.Message.Should().Contain("is HEALING");

        (await UntilAsync(outcome => outcome is StepOutcome.InSync)).Should().BeOfType<StepOutcome.InSync>();
    }

    [Fact]
    public async Task A_combination_that_MSK_refuses_is_reported_with_its_fields()
    {
        await BuildAsync(messaging => messaging with { ClientBroker = "TLS", Authentication = ["IAM"] });
        Ask(messaging => messaging with { ClientBroker = "TLS_PLAINTEXT" });
        await PassAsync();

        (await PassAsync()).Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain("spec.messaging.clientBroker or authentication: ");
    }

    [Fact]
    public async Task A_cluster_that_MSK_will_not_create_is_reported_and_tried_again()
    {
        await PassAsync();
        Account.Clock.Advance(TimeSpan.FromSeconds(5)); // The log group is listed by then.
        Account.Faults.Next("kafka", "CreateClusterV2", new Disturbance.Fail("BadRequestException", "The security group sg-1 does not exist."));
        await PassAsync();

        (await PassAsync()).Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain("spec.messaging: BadRequestException: The security group");

        await Step.BuildAsync(Account, Pass);
    }

    [Fact]
    public async Task Mutual_TLS_is_switched_off_when_it_leaves_the_spec()
    {
        await BuildAsync(messaging => messaging with { ClientBroker = "TLS", Authentication = ["Unauthenticated"] });
        var cluster = await ClusterAsync();
        await Account.Clients.Kafka.UpdateSecurityAsync(new()
        {
            ClusterArn = cluster.ClusterArn,
            CurrentVersion = cluster.CurrentVersion,
            ClientAuthentication = new()
            {
                Tls = new() { Enabled = true, CertificateAuthorityArnList = ["arn:aws:acm-pca:eu-west-1:123456789012:certificate-authority/1"] },
                Unauthenticated = new() { Enabled = true },
            },
        });
        Account.Clock.Advance(TimeSpan.FromHours(1));

        await Step.BuildAsync(Account, Pass);

        (await ClusterAsync()).Provisioned!.ClientAuthentication!.Tls!.Enabled.Should().BeFalse();
    }

    [Fact]
    public async Task Storage_that_has_just_grown_is_tried_again_slowly_and_other_changes_go_on()
    {
        await BuildAsync(messaging => messaging with { StorageGiB = 100 });
        await BuildAsync(messaging => messaging with { StorageGiB = 200 });
        Ask(messaging => messaging with { StorageGiB = 300, LogsS3Bucket = "logs" });
        await PassAsync();

        var outcome = await PassAsync();

        outcome.Should().BeOfType<StepOutcome.Waiting>().Which.Should().Match<StepOutcome.Waiting>(waiting =>
            waiting.Reason == "StorageCoolingDown" && waiting.Message.Contains("at least 6 hours"));
        AcceptedOf(outcome).BrokerStorageGiB.Should().Be(200);
        await UntilAsync(each => each is StepOutcome.InSync);
        Account.Mutations("kafka").Should().StartWith(["UpdateBrokerStorage", "UpdateMonitoring"]);
        Account.Mutations("kafka").Count(call => call == "UpdateBrokerStorage").Should().BeInRange(2, 4);
        (await ClusterAsync()).Provisioned!.BrokerNodeGroupInfo!.StorageInfo!.EbsStorageInfo!.VolumeSize.Should().Be(300);
    }

    [Fact]
    public async Task An_operation_that_fails_is_reported_and_not_repeated_at_once()
    {
        var blocked = await FailAsync();

        blocked.Message.Should().Contain("UPDATE_BROKER_TYPE").And.Contain("InternalServerError").And.Contain("spec.messaging.brokerType");
        blocked.Facts.Should().ContainSingle();
        for (var passes = 0; passes < 5; passes++)
        {
            Account.Clock.Advance(TimeSpan.FromMinutes(1));
            await PassAsync();
        }

        Account.Mutations("kafka").Should().Equal("UpdateBrokerType");
        await UntilAsync(each => each is StepOutcome.InSync);
        Account.Mutations("kafka").Should().Equal("UpdateBrokerType", "UpdateBrokerType");
    }

    [Fact]
    public async Task Another_process_does_not_repeat_it_at_once_either()
    {
        await FailAsync();
        Restart();

        (await PassAsync()).Should().BeOfType<StepOutcome.Blocked>().Which.Reason.Should().Be("OperationFailed");

        Account.Mutations("kafka").Should().Equal("UpdateBrokerType");
    }

    [Fact]
    public async Task Another_spec_is_tried_at_once_after_a_failed_operation()
    {
        await FailAsync();
        Ask(messaging => messaging with { BrokerType = "kafka.m5.2xlarge" });

        await PassAsync();

        Account.Mutations("kafka").Should().Equal("UpdateBrokerType", "UpdateBrokerType");
    }

    [Fact]
    public async Task An_operation_that_fails_time_and_again_is_repeated_ever_more_slowly()
    {
        await FailAsync();
        Account.Kafka.FailNext("cluster", Name, "UPDATE_FAILED");
        await UntilAsync(outcome => outcome is StepOutcome.Waiting);
        var since = Account.Clock.GetUtcNow();
        await UntilAsync(outcome => outcome is StepOutcome.Blocked { Reason: "OperationFailed" });

        await UntilAsync(outcome => outcome.Changes.Count > 0);

        (Account.Clock.GetUtcNow() - since).Should().BeGreaterThan(TimeSpan.FromMinutes(24 + 20));
    }

    [Theory]
    [InlineData("UPDATE_SECURITY", typeof(UpdateSecurityRequest), true)]
    [InlineData("UPDATE_BROKER_STORAGE", typeof(UpdateBrokerStorageRequest), true)]
    [InlineData("INCREASE_BROKER_COUNT", typeof(UpdateBrokerCountRequest), true)]
    [InlineData("UPDATE_ENHANCED_MONITORING", typeof(UpdateMonitoringRequest), true)]
    [InlineData("UPDATE_BROKER_TYPE", typeof(UpdateBrokerCountRequest), false)]
    public void An_operation_belongs_to_its_request(string type, Type request, bool belongs)
        => new FailedOperation(type, "arn", "", 1, default).IsOf((AmazonWebServiceRequest)Activator.CreateInstance(request)!).Should().Be(belongs);

    [Fact]
    public void Only_the_last_operation_of_a_type_counts()
    {
        ClusterOperationV2Summary Operation(string type, string state, int day)
            => new() { OperationType = type, OperationState = state, OperationArn = $"{type}-{day}", StartTime = new DateTime(2026, 1, day) };

        FailedOperation.LastOfEachType(
        [
            Operation("A", "UPDATE_FAILED", 2), Operation("A", "UPDATE_FAILED", 3), Operation("A", "UPDATE_COMPLETE", 1),
            Operation("B", "UPDATE_COMPLETE", 3), Operation("B", "UPDATE_FAILED", 2),
        ]).Select(each => (each.Last.OperationArn, each.InARow)).Should().Equal(("A-3", 2));
    }

    private async Task<StepOutcome.Blocked> FailAsync()
    {
        await BuildAsync(messaging => messaging with { BrokerType = "kafka.m5.large" });
        Account.Kafka.FailNext("cluster", Name, "UPDATE_FAILED");
        Ask(messaging => messaging with { BrokerType = "kafka.m5.xlarge" });
        return (StepOutcome.Blocked)await UntilAsync(outcome => outcome is StepOutcome.Blocked { Reason: "OperationFailed" });
    }
}
