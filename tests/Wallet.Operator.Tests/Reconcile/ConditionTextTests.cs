using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Rooms;
using static Wallet.Operator.Tests.Reconcile.Passes;

namespace Wallet.Operator.Tests.Reconcile;

/// <summary>What a condition reads like: sentences, each of which ends before the next begins.</summary>
public sealed class ConditionTextTests
{
    public static TheoryData<string, string, string, string, int, string> Rooms => new()
    {
        {
            "network", "Changing", "Changing SecurityGroup wp-a-cache.", "Changing SecurityGroup wp-a-cache.", 20,
            "the subnets and security groups that it names"
        },
        {
            "security", "Settling", "Waiting: key a is Disabled.", "Waiting: key a is Disabled.", 20,
            "the keys, roles and secrets that it names"
        },
        {
            "database", "Modifying", "DB cluster a is available. Still to do: Tag DBCluster a team.",
            "DB cluster a is available. Still to do: Tag DBCluster a team.", 120,
            "pending maintenance and the events of its instances (aws rds describe-events)"
        },
        {
            "cache", "Creating", "Replication group a is creating.", "Replication group a is creating.", 60,
            "the group's events (aws elasticache describe-events)"
        },
        {
            "messaging", "Modifying", "MSK cluster a is UPDATING.", "MSK cluster a is UPDATING.", 720,
            "its operations (aws kafka list-cluster-operations-v2)"
        },
        {
            "messaging", "BrokersUnreachable", "The brokers do not answer: no answer within 2 s, asked again at the next pass",
            "The brokers do not answer: no answer within 2 s, asked again at the next pass.", 15,
            "whether the operator's pods may reach the brokers: their security group admits the cluster's"
        },
        {
            "compute", "Changing", "Fargate profiles: a CREATING.", "Fargate profiles: a CREATING.", 40,
            "the Fargate profiles of the cluster (aws eks describe-fargate-profile)"
        },
        { "app", "Rolling", "2 of 3 pods are ready", "2 of 3 pods are ready.", 30, "the pods and their events" },
    };

    [Theory, MemberData(nameof(Rooms))]
    public void A_state_that_takes_too_long_is_a_sentence_of_its_own_after_what_the_room_says(
        string component, string reason, string said, string sentence, int minutes, string check)
    {
        var late = $"{reason} since 2026-11-22T12:00:00Z, which should take no more than {minutes} minutes: check {check}. "
            + "Work on it goes on.";
        var first = StatusReport.From(Of(Waiting(component, reason, said)));
        var status = StatusReport.From(first.After(Waiting(component, reason, said)) with { Now = Noon.AddDays(1) });

        status.Condition($"{char.ToUpperInvariant(component[0])}{component[1..]}Ready").Message.Should().Be($"{sentence} {late}");
        status.Condition(ConditionTypes.Stalled).Message.Should().Be($"{component}: {late} {sentence.TrimEnd('.')}");
    }

    [Fact]
    public void What_AWS_says_without_a_full_stop_does_not_run_into_what_follows()
    {
        Finding[] findings =
        [
            Finding.Stuck("AwsRefused", "Modify of DBCluster a: InvalidParameterValue: no such version"),
            Finding.Moving("Modifying", "DB cluster a is available."),
            Finding.Moving("Waiting", "Is it?"),
        ];

        var outcome = Outcomes.Of<AwsChange>(findings, [], Sent.Nothing, isPaused: false);

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Be(
            "Modify of DBCluster a: InvalidParameterValue: no such version. DB cluster a is available. Is it?");
    }

    [Fact]
    public void A_sentence_is_not_ended_twice()
        => new[] { "", "a", "a.", "a?", "a…", "a)" }.Select(StatusTexts.Sentence).Should().Equal("", "a.", "a.", "a?", "a…", "a).");
}
