using k8s.Models;
using Wallet.LocalCloud.Kubernetes.Controllers;

namespace Wallet.LocalCloud.Tests.Controllers;

public class JobPlanTests
{
    private static readonly DateTime Now = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_new_job_gets_one_pod()
        => JobPlan.Of(Job(), [], Now).Should().Match<JobPlan>(plan => plan.Create == 1 && plan.Status.StartTime == Now);

    [Fact]
    public void A_succeeded_pod_completes_the_job()
    {
        var plan = JobPlan.Of(Job(), [Pod("Succeeded", Now)], Now);

        plan.Create.Should().Be(0);
        plan.Status.CompletionTime.Should().Be(Now);
        plan.Status.Conditions.Should().Contain(condition => condition.Type == "Complete" && condition.Status == "True");
    }

    [Theory]
    [InlineData(1, 9, 0)]
    [InlineData(1, 10, 1)]
    [InlineData(2, 19, 0)]
    [InlineData(2, 20, 1)]
    public void After_each_failure_the_next_pod_waits_longer(int failed, int secondsLater, int created)
    {
        var pods = Enumerable.Range(0, failed).Select(_ => Pod("Failed", Now)).ToList();

        JobPlan.Of(Job(), pods, Now.AddSeconds(secondsLater)).Create.Should().Be(created);
    }

    [Fact]
    public void More_failures_than_the_limit_fail_the_job()
    {
        var plan = JobPlan.Of(Job(backoffLimit: 0), [Pod("Failed", Now)], Now);

        plan.Status.Conditions.Should().Contain(condition => condition.Type == "Failed" && condition.Reason == "BackoffLimitExceeded");
        plan.Create.Should().Be(0);
    }

    [Fact]
    public void A_job_over_its_deadline_fails_and_stops_its_pods()
    {
        var job = Job();
        job.Spec.ActiveDeadlineSeconds = 60;
        job.Status = new V1JobStatus { StartTime = Now };
        var running = Pod("Running", Now);

        JobPlan.Of(job, [running], Now.AddSeconds(59)).LookAgain.Should().Be(TimeSpan.FromSeconds(1));
        var plan = JobPlan.Of(job, [running], Now.AddSeconds(60));
        plan.Delete.Should().Equal(running);
        plan.Status.Conditions.Should().Contain(condition => condition.Reason == "DeadlineExceeded");
    }

    [Fact]
    public void A_finished_job_expires_when_its_time_to_live_is_over()
    {
        var job = Job();
        job.Spec.TtlSecondsAfterFinished = 600;
        job.Status = JobPlan.Of(job, [Pod("Succeeded", Now)], Now).Status;

        JobPlan.Of(job, [], Now.AddSeconds(599)).IsExpired.Should().BeFalse();
        JobPlan.Of(job, [], Now.AddSeconds(600)).IsExpired.Should().BeTrue();
    }

    [Fact]
    public void Failures_are_remembered_when_the_failed_pod_is_gone()
    {
        var job = Job(backoffLimit: 0);
        job.Status = new V1JobStatus { StartTime = Now, Failed = 1 };

        JobPlan.Of(job, [], Now).Status.Conditions.Should().Contain(condition => condition.Type == "Failed");
    }

    private static V1Job Job(int backoffLimit = 6) => new()
    {
        Metadata = new V1ObjectMeta { Name = "migrate" },
        Spec = new V1JobSpec
        {
            Completions = 1,
            Parallelism = 1,
            BackoffLimit = backoffLimit,
            Template = new V1PodTemplateSpec { Spec = new V1PodSpec { RestartPolicy = "Never" } },
        },
    };

    private static V1Pod Pod(string phase, DateTime ended) => new()
    {
        Metadata = new V1ObjectMeta { Name = $"migrate-{Guid.NewGuid():N}" },
        Status = new V1PodStatus
        {
            Phase = phase,
            ContainerStatuses =
            [
                new V1ContainerStatus
                {
                    State = new V1ContainerState { Terminated = phase == "Running" ? null : new V1ContainerStateTerminated { FinishedAt = ended } },
                },
            ],
        },
    };
}
