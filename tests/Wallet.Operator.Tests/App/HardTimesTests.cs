using k8s;
using k8s.Models;
using Wallet.LocalCloud.Node;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Tests.App;

/// <summary>
/// Pods that do not come up, migrations that overtake each other, and a Deployment without pods, in a cluster with controllers.
/// </summary>
public sealed class HardTimesTests(AppCloud cloud) : IClassFixture<AppCloud>
{
    private const string Name = "demo-wallet-api";

    [Fact]
    public async Task An_app_that_is_scaled_to_nothing_is_not_ready_gets_its_minimum_back_and_is_the_autoscalers_again()
    {
        var space = await cloud.SpaceAsync();
        Func<AppSettings, AppSettings> two = app => app with { MinReplicas = 2, DesiredReplicas = 2 };
        await cloud.UntilAsync(space, two, IsReady);
        await cloud.Client.AppsV1.PatchNamespacedDeploymentScaleAsync(
            new V1Patch("""{"spec":{"replicas":0}}""", V1Patch.PatchType.MergePatch), Name, space, fieldManager: "kubectl");

        (await cloud.ReconcileAsync(space, two)).Should().NotBeOfType<StepOutcome.InSync>();

        // The status counts pods that have just gone for a moment longer: ready once is not enough.
        int? available = null;
        await cloud.UntilAsync(
            space, two, outcome => IsReady(outcome) && available == 2, async () => available = (await DeploymentAsync(space)).Status.AvailableReplicas);
        await cloud.UntilAsync(space, app => app with { MinReplicas = 3, DesiredReplicas = 3 }, IsReady);
        (await DeploymentAsync(space)).Spec.Replicas.Should().Be(3, "the autoscaler scales again");
    }

    [Fact]
    public async Task An_image_that_is_nowhere_is_said_at_once_and_its_migration_goes_when_the_image_is_corrected()
    {
        var space = await cloud.SpaceAsync();
        cloud.Host.Paper!.HasImage = image => !image.EndsWith(":nowhere", StringComparison.Ordinal);
        var blocked = await UntilBlockedAsync(space, app => app with { Image = "api:nowhere" });
        blocked.Reason.Should().Be("ImagePullBackOff");
        blocked.Message.Should().Contain("api:nowhere").And.Contain("spec.app.image");
        var first = (await JobsAsync(space)).Single().Name();

        await cloud.UntilAsync(space, app => app with { Image = "api:1" }, IsReady);

        (await JobsAsync(space)).Should().ContainSingle().Which.Name().Should().NotBe(first);
    }

    [Fact]
    public async Task Migrations_run_one_at_a_time_and_the_last_image_wins()
    {
        var space = await cloud.SpaceAsync();
        var fate = cloud.Host.Paper!.Fate;
        cloud.Host.Paper.Fate = pod => IsMigrationIn(space, pod) && pod.Spec.Containers[0].Image != "api:4" ? PaperFate.Unready : fate(pod);
        await cloud.UntilAsync(space, app => app with { Image = "api:1" }, IsMigrating);
        for (var image = 2; image <= 3; image++)
        {
            var first = await cloud.ReconcileAsync(space, app => app with { Image = $"api:{image}" });
            first.Changes.Where(change => change.Resource.StartsWith("Job ", StringComparison.Ordinal))
                .Should().ContainSingle("none is begun before the other has ended").Which.Verb.Should().Be(PlannedChange.Delete);
            await cloud.UntilAsync(
                space,
                app => app with { Image = $"api:{image}" },
                outcome => outcome.Changes.Any(change => change.Verb == "Create"),
                OneAtATimeAsync);
        }

        await cloud.UntilAsync(space, app => app with { Image = "api:4" }, IsReady, OneAtATimeAsync);

        (await JobsAsync(space)).Should().ContainSingle().Which.Spec.Template.Spec.Containers[0].Image.Should().Be("api:4");
        (await DeploymentAsync(space)).Spec.Template.Spec.Containers[0].Image.Should().Be("api:4");

        async Task OneAtATimeAsync() => (await cloud.Client.CoreV1.ListNamespacedPodAsync(space)).Items
            .Where(pod => pod.Spec.RestartPolicy == "Never" && pod.Status?.Phase is not ("Succeeded" or "Failed"))
            .Select(pod => pod.OwnerReferences()[0].Name).Distinct().Should().HaveCountLessThan(2);
    }

    [Fact]
    public async Task A_suspended_migration_goes_on()
    {
        var space = await cloud.SpaceAsync();
        var fate = cloud.Host.Paper!.Fate;
        cloud.Host.Paper.Fate = pod => pod.Metadata.NamespaceProperty == space ? PaperFate.Unready : fate(pod);
        await cloud.UntilAsync(space, app => app, IsMigrating);
        var job = (await JobsAsync(space)).Single().Name();
        await cloud.Client.BatchV1.PatchNamespacedJobAsync(
            new V1Patch("""{"spec":{"suspend":true}}""", V1Patch.PatchType.MergePatch), job, space);

        await cloud.ReconcileAsync(space, app => app);

        (await JobsAsync(space)).Single().Spec.Suspend.Should().BeFalse();
    }

    [Fact]
    public async Task Pods_that_crash_are_said_with_the_command_that_shows_why()
    {
        var space = await cloud.SpaceAsync();
        var fate = cloud.Host.Paper!.Fate;
        cloud.Host.Paper.Fate = pod => pod.Spec.Containers[0].Image == "api:crashing" && pod.Spec.RestartPolicy == "Always"
            ? PaperFate.CrashLoopBackOff
            : fate(pod);

        var blocked = await UntilBlockedAsync(space, app => app with { Image = "api:crashing" });

        blocked.Reason.Should().Be("CrashLoopBackOff");
        blocked.Message.Should().MatchRegex($"with exit code 1.*kubectl logs -n {space} {Name}-[-a-z0-9]+ -c wallet-api --previous");
    }

    [Fact]
    public async Task Pods_without_a_place_are_said_in_the_schedulers_words()
    {
        var space = await cloud.SpaceAsync();
        cloud.Host.Capacity.Refusal = pod => pod.Metadata.NamespaceProperty == space
            ? "0/1 nodes are available: 1 Insufficient memory."
            : null;

        var blocked = await UntilBlockedAsync(space, app => app);

        blocked.Reason.Should().Be("Unschedulable");
        blocked.Message.Should().Contain("Insufficient memory");
        cloud.Host.Capacity.Refusal = _ => null;
        await cloud.UntilAsync(space, app => app, IsReady);
    }

    private static bool IsMigrating(StepOutcome outcome) => outcome is StepOutcome.Waiting { Reason: "Migrating" };

    private static bool IsMigrationIn(string space, V1Pod pod)
        => pod.Metadata.NamespaceProperty == space && pod.Spec.RestartPolicy == "Never";

    private async Task<StepOutcome.Blocked> UntilBlockedAsync(string space, Func<AppSettings, AppSettings> change)
        => (StepOutcome.Blocked)await cloud.UntilAsync(space, change, outcome => outcome is StepOutcome.Blocked);

    private static bool IsReady(StepOutcome outcome) => outcome is StepOutcome.InSync;

    private Task<V1Deployment> DeploymentAsync(string space) => cloud.Client.AppsV1.ReadNamespacedDeploymentAsync(Name, space);

    private async Task<IList<V1Job>> JobsAsync(string space) => (await cloud.Client.BatchV1.ListNamespacedJobAsync(space)).Items;
}
