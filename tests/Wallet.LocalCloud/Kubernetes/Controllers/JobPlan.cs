using k8s.Models;

namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>What happens to a job next.</summary>
/// <param name="Create">Pods to start now.</param>
/// <param name="Delete">Pods to stop now.</param>
/// <param name="Status">What the job reports.</param>
/// <param name="LookAgain">When time alone changes something.</param>
/// <param name="IsExpired">The job has outlived its time to live.</param>
internal sealed record JobPlan(int Create, IReadOnlyList<V1Pod> Delete, V1JobStatus Status, TimeSpan? LookAgain, bool IsExpired)
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(6);

    public static JobPlan Of(V1Job job, IReadOnlyList<V1Pod> pods, DateTime now)
    {
        var known = job.Status ?? new V1JobStatus();
        if (Finished(known) is { } finished) return After(job, pods, known, finished, now);

        var active = pods.Where(pod => pod.IsActive()).ToList();
        var status = Counted(known, pods, active, now);
        if (job.Spec.Suspend == true) return new JobPlan(0, active, status, null, false);
        if (Failure(job, pods, status, now) is { } failure) return Ended(status, active, [Is("FailureTarget", failure, now), Is("Failed", failure, now)]);
        if ((status.Succeeded ?? 0) >= Completions(job)) return Ended(status with { CompletionTime = now }, active, Complete(now));

        var wanted = Math.Min(job.Spec.Parallelism ?? 1, Completions(job) - (status.Succeeded ?? 0));
        var wait = RetryAt(pods) - now;
        var create = wait > TimeSpan.Zero ? 0 : Math.Max(0, wanted - active.Count);
        var look = Soonest(wait > TimeSpan.Zero ? wait : null, job.Spec.ActiveDeadlineSeconds is { } limit ? status.StartTime + TimeSpan.FromSeconds(limit) - now : null);
        return new JobPlan(create, [.. active.Skip(wanted)], status, look, false);
    }

    public static bool IsFinished(V1Job job) => Finished(job.Status ?? new V1JobStatus()) is not null;

    private static int Completions(V1Job job) => job.Spec.Completions ?? 1;

    private static V1JobCondition? Finished(V1JobStatus status)
        => status.Conditions?.FirstOrDefault(condition => condition.Type is "Complete" or "Failed" && condition.Status == "True");

    private static JobPlan After(V1Job job, IReadOnlyList<V1Pod> pods, V1JobStatus known, V1JobCondition finished, DateTime now)
    {
        var status = known with { Active = null, Ready = 0, Terminating = null };
        var active = pods.Where(pod => pod.IsActive()).ToList();
        if (job.Spec.TtlSecondsAfterFinished is not { } seconds) return new JobPlan(0, active, status, null, false);
        var left = finished.LastTransitionTime + TimeSpan.FromSeconds(seconds) - now;
        return new JobPlan(0, active, status, left, left <= TimeSpan.Zero);
    }

    private static V1JobStatus Counted(V1JobStatus known, IReadOnlyList<V1Pod> pods, List<V1Pod> active, DateTime now) => known with
    {
        StartTime = known.StartTime ?? now,
        Active = Positive(active.Count),
        Ready = active.Count(pod => pod.IsReady()),
        Succeeded = Positive(Math.Max(known.Succeeded ?? 0, pods.Count(pod => pod.Status?.Phase == "Succeeded"))),
        Failed = Positive(Math.Max(known.Failed ?? 0, pods.Count(pod => pod.Status?.Phase == "Failed"))),
        Terminating = pods.Count(pod => pod.Metadata.DeletionTimestamp is not null && !pod.HasEnded()),
        UncountedTerminatedPods = new V1UncountedTerminatedPods(),
    };

    private static (string Reason, string Message)? Failure(V1Job job, IReadOnlyList<V1Pod> pods, V1JobStatus status, DateTime now)
    {
        var restarts = pods.SelectMany(pod => pod.Status?.ContainerStatuses ?? []).Sum(container => container.RestartCount);
        var onFailure = job.Spec.Template.Spec.RestartPolicy == "OnFailure";
        var limit = job.Spec.BackoffLimit ?? 6;
        if ((status.Failed ?? 0) > limit || (onFailure && restarts > 0 && restarts >= limit))
            return ("BackoffLimitExceeded", "Job has reached the specified backoff limit");
        var late = job.Spec.ActiveDeadlineSeconds is { } seconds && status.StartTime + TimeSpan.FromSeconds(seconds) <= now;
        return late ? ("DeadlineExceeded", "Job was active longer than specified deadline") : null;
    }

    private static JobPlan Ended(V1JobStatus status, List<V1Pod> active, IReadOnlyList<V1JobCondition> conditions)
        => new(0, active, status with { Active = null, Ready = 0, Conditions = [.. conditions] }, TimeSpan.Zero, false);

    private static V1JobCondition[] Complete(DateTime now)
    {
        (string, string) reached = ("CompletionsReached", "Reached expected number of succeeded pods");
        return [Is("SuccessCriteriaMet", reached, now), Is("Complete", reached, now)];
    }

    private static V1JobCondition Is(string type, (string Reason, string Message) why, DateTime now) => new()
    {
        Type = type,
        Status = "True",
        Reason = why.Reason,
        Message = why.Message,
        LastProbeTime = now,
        LastTransitionTime = now,
    };

    /// <summary>After the n-th failed pod the next one waits 10 s, 20 s, 40 s and so on.</summary>
    private static DateTime RetryAt(IReadOnlyList<V1Pod> pods)
    {
        var failed = pods.Where(pod => pod.Status?.Phase == "Failed").ToList();
        if (failed.Count == 0) return DateTime.MinValue;
        var ended = failed
            .SelectMany(pod => pod.Status.ContainerStatuses ?? [])
            .Select(container => container.State?.Terminated?.FinishedAt)
            .Max() ?? DateTime.MinValue;
        return ended + TimeSpan.FromTicks(Math.Min(LongestRetry.Ticks, FirstRetry.Ticks << Math.Min(failed.Count - 1, 10)));
    }

    private static TimeSpan? Soonest(TimeSpan? left, TimeSpan? right) => left is null || right < left ? right : left;

    private static int? Positive(int count) => count == 0 ? null : count;
}
