using k8s;
using k8s.Models;

namespace Wallet.LocalCloud.Kubernetes.Controllers;

/// <summary>Job to pods, by <see cref="JobPlan"/>.</summary>
internal sealed class JobController(IKubernetes client, EventRecorder events, TimeProvider clock) : IController
{
    public void Follow(ClusterWatch watch, Action<ObjectKey> enqueue)
    {
        watch.Jobs.Changed += job => enqueue(job.Key());
        watch.Pods.Changed += pod =>
        {
            if (pod.OwnerKey("Job") is { } owner) enqueue(owner);
        };
    }

    public async Task<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancel)
    {
        var job = await client.BatchV1.ReadNamespacedJobAsync(key.Name, key.Namespace, cancellationToken: cancel).OrNullAsync();
        if (job is null or { Metadata.DeletionTimestamp: not null }) return null;
        var listed = await client.CoreV1.ListNamespacedPodAsync(key.Namespace, cancellationToken: cancel);
        var pods = listed.Items.Where(pod => pod.IsControlledBy(job)).ToList();
        var plan = JobPlan.Of(job, pods, clock.Seconds());
        if (plan.IsExpired)
        {
            await client.BatchV1.DeleteNamespacedJobAsync(key.Name, key.Namespace, propagationPolicy: "Background", cancellationToken: cancel).OrNullAsync();
            return null;
        }

        await ReportAsync(job, plan.Status, cancel);
        foreach (var pod in plan.Delete) await DeleteAsync(job, pod, cancel);
        for (var missing = plan.Create; missing > 0; missing--) await CreateAsync(job, cancel);
        return plan.LookAgain;
    }

    private async Task ReportAsync(V1Job job, V1JobStatus status, CancellationToken cancel)
    {
        if (status.SameAs(job.Status)) return;
        var reported = await client.BatchV1.PatchNamespacedJobStatusAsync(
            StatusPatch.Of(status), job.Metadata.Name, job.Metadata.NamespaceProperty, cancellationToken: cancel);
        if (JobPlan.IsFinished(job) || !JobPlan.IsFinished(reported)) return;
        var end = reported.Status.Conditions.First(condition => condition.Type is "Complete" or "Failed");
        if (end.Type == "Complete")
            await events.NormalAsync(About(job), "Completed", "Job completed");
        else
            await events.WarningAsync(About(job), end.Reason, end.Message);
    }

    private async Task DeleteAsync(V1Job job, V1Pod pod, CancellationToken cancel)
    {
        await client.CoreV1.DeleteNamespacedPodAsync(pod.Metadata.Name, pod.Metadata.NamespaceProperty, cancellationToken: cancel).OrNullAsync();
        await events.NormalAsync(About(job), "SuccessfulDelete", $"Deleted pod: {pod.Metadata.Name}");
    }

    private async Task CreateAsync(V1Job job, CancellationToken cancel)
    {
        var pod = await client.CoreV1.CreateNamespacedPodAsync(
            new V1Pod
            {
                Metadata = (job.Spec.Template.Metadata ?? new V1ObjectMeta()) with
                {
                    Name = null,
                    GenerateName = $"{job.Metadata.Name}-",
                    NamespaceProperty = job.Metadata.NamespaceProperty,
                    OwnerReferences = [job.ControllerReference("batch/v1", "Job")],
                },
                Spec = job.Spec.Template.Spec,
            },
            job.Metadata.NamespaceProperty,
            cancellationToken: cancel);
        await events.NormalAsync(About(job), "SuccessfulCreate", $"Created pod: {pod.Metadata.Name}");
    }

    private static V1ObjectReference About(V1Job job) => EventRecorder.About(job, "batch/v1", "Job");
}
