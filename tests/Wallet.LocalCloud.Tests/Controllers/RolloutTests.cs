using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using k8s.Models;
using Wallet.LocalCloud.Kubernetes.Controllers;

namespace Wallet.LocalCloud.Tests.Controllers;

public class RolloutTests
{
    /// <summary>Plays a rolling update to its end; pods become available one at a time, in an order that the seed decides.</summary>
    [Property(MaxTest = 200)]
    public Property A_rolling_update_ends_and_never_leaves_its_bounds(PositiveInt size, NonNegativeInt surge, NonNegativeInt unavailable, int seed)
    {
        var deployment = Deployment(size.Get % 20, $"{surge.Get % 5}", $"{unavailable.Get % 5}");
        var desired = Rollout.Desired(deployment);
        var (old, newest) = (Set("old", desired, desired), Set("new", 0, 0));
        var random = new Random(seed);
        for (var step = 0; step < 500; step++)
        {
            foreach (var target in Rollout.Next(deployment, newest, [old])) Resize(target);
            if (Size(old) + Size(newest) > desired + Rollout.MaxSurge(deployment)) return false.Label("too many pods");
            if (Ready(old) + Ready(newest) < desired - Rollout.MaxUnavailable(deployment)) return false.Label("too few available pods");
            if (Size(old) == 0 && Size(newest) == desired && Ready(newest) == desired) return true.ToProperty();
            var waiting = new[] { old, newest }.Where(set => Ready(set) < Size(set)).ToArray();
            if (waiting.Length > 0) waiting[random.Next(waiting.Length)].Status.AvailableReplicas++;
        }

        return false.Label($"stuck at {Size(old)} old and {Size(newest)} new of {desired}");
    }

    [Fact]
    public void Pods_that_serve_nobody_are_given_up_first()
    {
        var deployment = Deployment(3, "1", "0");
        var (broken, newest) = (Set("broken", 1, 0), Set("new", 3, 3));

        Rollout.Next(deployment, newest, [broken]).Should().ContainSingle().Which.Replicas.Should().Be(0);
    }

    [Fact]
    public void Recreate_starts_nothing_until_all_old_pods_are_gone()
    {
        var deployment = Deployment(2, null, null);
        deployment.Spec.Strategy = new V1DeploymentStrategy { Type = "Recreate" };
        var (old, newest) = (Set("old", 0, 0), Set("new", 0, 0));
        old.Status.Replicas = 1;
        Rollout.Next(deployment, newest, [old]).Should().BeEmpty();

        old.Status.Replicas = 0;
        Rollout.Next(deployment, newest, [old]).Should().ContainSingle().Which.Should().Be(new ReplicaTarget(newest, 2));
    }

    [Theory]
    [InlineData("25%", 10, true, 3)]
    [InlineData("25%", 10, false, 2)]
    [InlineData("2", 10, false, 2)]
    [InlineData(null, 4, true, 1)]
    public void A_share_is_a_number_or_a_percentage(string? text, int total, bool roundUp, int expected)
        => Rollout.Share(text, total, roundUp).Should().Be(expected);

    private static V1Deployment Deployment(int replicas, string? surge, string? unavailable) => new()
    {
        Metadata = new V1ObjectMeta { Name = "d" },
        Spec = new V1DeploymentSpec
        {
            Replicas = replicas,
            Strategy = new V1DeploymentStrategy
            {
                Type = "RollingUpdate",
                RollingUpdate = new V1RollingUpdateDeployment { MaxSurge = surge, MaxUnavailable = unavailable },
            },
        },
    };

    private static V1ReplicaSet Set(string name, int size, int available) => new()
    {
        Metadata = new V1ObjectMeta { Name = name, Uid = name },
        Spec = new V1ReplicaSetSpec { Replicas = size },
        Status = new V1ReplicaSetStatus { Replicas = size, AvailableReplicas = available },
    };

    private static void Resize(ReplicaTarget target)
    {
        target.Set.Spec.Replicas = target.Set.Status.Replicas = target.Replicas;
        target.Set.Status.AvailableReplicas = Math.Min(target.Replicas, Ready(target.Set));
    }

    private static int Size(V1ReplicaSet set) => set.Spec.Replicas ?? 0;

    private static int Ready(V1ReplicaSet set) => set.Status.AvailableReplicas ?? 0;
}
