using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Reconcile;

/// <summary>A component that has waited for longer than its state should take.</summary>
/// <param name="State">The state.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Limit">How long it should take at most.</param>
/// <param name="LookAt">What a person should check.</param>
internal sealed record Overdue(string State, DateTime Since, TimeSpan Limit, string LookAt)
{
    public override string ToString()
        => $"{State} since {Since:yyyy-MM-ddTHH:mm:ssZ}, which should take no more than {Limit.TotalMinutes:0} minutes: {LookAt}. "
            + "Work on it goes on.";
}

/// <summary>
/// How long each state may take, so that waiting has an end: past it, a person is asked to look, and work goes on. Figures of 2026-11 from
/// AWS's user guides and the time-outs of terraform-provider-aws, with room to spare.
/// </summary>
internal static class TimeLimits
{
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(60);

    private static readonly Limit[] Table =
    [
        // Aurora: cluster 1 to 5 minutes, each instance 5 to 10; a restore copies the volume.
        new("database", "Creating", TimeSpan.FromMinutes(120), "the cluster's events (aws rds describe-events)"),
        new("database", "Restoring", TimeSpan.FromHours(6), "the cluster's events (aws rds describe-events)"),
        new(
            "database", "Modifying", TimeSpan.FromMinutes(120),
            "pending maintenance and the events of its instances (aws rds describe-events)"),
        // ElastiCache: create 5 to 15 minutes, scaling 10 to 30.
        new("cache", "Creating", TimeSpan.FromMinutes(60), "the group's events (aws elasticache describe-events)"),
        new("cache", "Modifying", TimeSpan.FromMinutes(90), "the group's events (aws elasticache describe-events)"),
        // MSK: create 15 to 40 minutes; a rolling update 10 to 15 for each broker.
        new("messaging", "Creating", TimeSpan.FromMinutes(90), "the cluster's state in MSK (aws kafka describe-cluster-v2)"),
        new("messaging", "Modifying", TimeSpan.FromHours(12), "its operations (aws kafka list-cluster-operations-v2)"),
        // Optimizing grown volumes may take MSK a day, and each attempt waits up to six hours.
        new("messaging", "StorageCoolingDown", TimeSpan.FromHours(48), "its operations (aws kafka list-cluster-operations-v2)"),
        new(
            "messaging", "BrokersUnreachable", TimeSpan.FromMinutes(15),
            "whether the operator's pods may reach the brokers: their security group admits the cluster's"),
        // EKS: 1 to 5 minutes for each profile, one at a time in a cluster.
        new("compute", "*", TimeSpan.FromMinutes(40), "the Fargate profiles of the cluster (aws eks describe-fargate-profile)"),
        // IAM and KMS are consistent within seconds to two minutes; ABAC of a young key within five.
        new("security", "*", TimeSpan.FromMinutes(20), "the keys, roles and secrets that it names"),
        new("*", "Propagating", TimeSpan.FromMinutes(15), "whether the named role, key or group exists and is spelled right in the spec"),
        new("network", "*", TimeSpan.FromMinutes(20), "the subnets and security groups that it names"),
        new("flow-logs", "DeliveryFailing", TimeSpan.FromHours(6), "what else writes to CloudWatch Logs in the account and region"),
        new("flow-logs", "*", TimeSpan.FromMinutes(20), "the flow logs that it names (aws ec2 describe-flow-logs)"),
        new("database-logs", "*", TimeSpan.FromMinutes(20), "the log groups that it names (aws logs describe-log-groups)"),
        new(
            "app", "WaitingForLoadBalancer", TimeSpan.FromMinutes(15),
            "the Ingress's events and the log of the AWS Load Balancer Controller"),
        new("app", "Rolling", TimeSpan.FromMinutes(30), "the pods and their events"),
        new("app", "Migrating", TimeSpan.FromMinutes(60), "the Job and its log"),
        // What cannot be observed for so long does not pass by itself: AWS's client library has retried each call, and so has each pass.
        new(
            "*", "AwsUnavailable", TimeSpan.FromMinutes(30),
            "whether the operator's pod reaches AWS's endpoints, and at the AWS Health Dashboard"),
        new("*", "AwsThrottled", TimeSpan.FromMinutes(30), "what else calls this service in the account and region (CloudTrail)"),
        new("*", "KubernetesUnavailable", TimeSpan.FromMinutes(30), "the API server (kubectl get --raw '/readyz?verbose')"),
        new("*", "InternalError", TimeSpan.FromMinutes(30), "the operator's log"),
        // Snapshots are taken before anything is deleted; a large database takes hours only for its first one.
        new("*", "Deleting", TimeSpan.FromMinutes(120), "the resource that it names"),
        new("*", "InUse", TimeSpan.FromMinutes(60), "what still uses it"),
    ];

    private static readonly string[] WithoutEnd = ["Paused", "WaitingForTeardown", "WaitingForPods"];

    /// <summary>Whether a component waits for too long, by the state that the status has had it in.</summary>
    public static Overdue? Of(StepReport step, ComponentStatus? before, DateTime now)
    {
        var state = step.StateAfter(before);
        if (SinceOf(step.Outcome, before?.State == state ? before.Since : null) is not { } since || IsOpenEnded(state))
            return null;
        var limit = Array.Find(Table, each => each.Covers(step.Component, state));
        var most = limit?.Most ?? Usual;
        return now - since > most ? new Overdue(state, since, most, $"check {limit?.LookAt ?? "what it names"}") : null;
    }

    // What a person must act on is reported as that. A reading that has failed for long knows by itself since when.
    private static DateTime? SinceOf(StepOutcome outcome, DateTime? stated) => outcome switch
    {
        StepOutcome.Waiting or StepOutcome.Unobserved { IsPassing: true } => stated,
        StepOutcome.Unobserved { NeedsPerson: false } blind => stated < blind.Since ? stated : blind.Since,
        _ => null,
    };

    // Waiting for another component is that component's matter.
    private static bool IsOpenEnded(string reason)
        => WithoutEnd.Contains(reason) || reason.StartsWith("WaitingFor", StringComparison.Ordinal) && reason != "WaitingForLoadBalancer";

    private sealed record Limit(string Component, string Reason, TimeSpan Most, string LookAt)
    {
        public bool Covers(string component, string reason)
            => (Component == "*" || Component == component) && (Reason == "*" || Reason == reason);
    }
}
