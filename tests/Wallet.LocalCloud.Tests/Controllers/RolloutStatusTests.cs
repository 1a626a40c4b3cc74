using k8s.Models;
using Wallet.LocalCloud.Kubernetes.Controllers;

namespace Wallet.LocalCloud.Tests.Controllers;

public class RolloutStatusTests
{
    private static readonly DateTime Start = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_finished_rollout_is_available_and_says_so()
    {
        var status = RolloutStatus.Of(Deployment(2), Set(2, 2), [Set(2, 2)], created: false, Start);

        Reason(status, "Available").Should().Be("MinimumReplicasAvailable");
        Reason(status, "Progressing").Should().Be("NewReplicaSetAvailable");
        RolloutStatus.NextLook(Deployment(2), status, Start).Should().BeNull();
    }

    [Fact]
    public void A_rollout_without_progress_exceeds_its_deadline()
    {
        var deployment = Deployment(2);
        deployment.Status = RolloutStatus.Of(deployment, Set(2, 0), [Set(2, 0)], created: true, Start);
        RolloutStatus.NextLook(deployment, deployment.Status, Start).Should().Be(TimeSpan.FromSeconds(600));

        var before = RolloutStatus.Of(deployment, Set(2, 0), [Set(2, 0)], created: false, Start.AddSeconds(599));
        var after = RolloutStatus.Of(deployment, Set(2, 0), [Set(2, 0)], created: false, Start.AddSeconds(600));

        Reason(before, "Progressing").Should().NotBe("ProgressDeadlineExceeded");
        Reason(after, "Progressing").Should().Be("ProgressDeadlineExceeded");
    }

    [Fact]
    public void A_pod_that_becomes_ready_starts_the_deadline_anew()
    {
        var deployment = Deployment(2);
        deployment.Status = RolloutStatus.Of(deployment, Set(2, 0), [Set(2, 0)], created: true, Start);
        deployment.Status = RolloutStatus.Of(deployment, Set(2, 1), [Set(2, 1)], created: false, Start.AddSeconds(500));

        var later = RolloutStatus.Of(deployment, Set(2, 1), [Set(2, 1)], created: false, Start.AddSeconds(700));

        Reason(later, "Progressing").Should().Be("ReplicaSetUpdated");
    }

    [Fact]
    public void Nothing_changes_while_nothing_changes()
    {
        var deployment = Deployment(2);
        deployment.Status = RolloutStatus.Of(deployment, Set(2, 1), [Set(2, 1)], created: false, Start);

        RolloutStatus.Of(deployment, Set(2, 1), [Set(2, 1)], created: false, Start.AddSeconds(30)).SameAs(deployment.Status).Should().BeTrue();
    }

    private static string Reason(V1DeploymentStatus status, string type) => status.Conditions.Single(condition => condition.Type == type).Reason;

    private static V1Deployment Deployment(int replicas) => new()
    {
        Metadata = new V1ObjectMeta { Name = "api", Generation = 1 },
        Spec = new V1DeploymentSpec { Replicas = replicas, ProgressDeadlineSeconds = 600 },
    };

    private static V1ReplicaSet Set(int replicas, int ready) => new()
    {
        Metadata = new V1ObjectMeta { Name = "api-1", Uid = "1" },
        Spec = new V1ReplicaSetSpec { Replicas = replicas },
        Status = new V1ReplicaSetStatus { Replicas = replicas, ReadyReplicas = ready, AvailableReplicas = ready },
    };
}
