using System.Text.Json.Nodes;
using Wallet.Operator.App;
using Wallet.Operator.App.Objects;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.App;

public sealed class WorkloadDiffTests
{
    private const string Name = SomeObjects.Name;
    private const string Grace = "spec.template.spec.terminationGracePeriodSeconds";
    private static readonly WorkloadDesired Wanted = SomeObjects.Desired().Workloads.Single();

    private static readonly AppDesired Zones = SomeObjects.Desired(new PodPlacement("a", "eu-west-1a"), new PodPlacement("b", "eu-west-1b"));

    // The workload of all zones is still there beside those that take its place.
    private static readonly AppObserved Moved = SomeObjects.Live(Zones.All)
        .And(ObjectKind.Deployment, Name)
        .And(ObjectKind.HorizontalPodAutoscaler, Name)
        .With(ObjectKind.Deployment, Status(2, 2, 1), $"{Name}-a")
        .With(ObjectKind.Deployment, Status(2, 2, 1), $"{Name}-b");

    [Fact]
    public void A_new_Deployment_starts_with_the_replicas_of_the_spec()
        => WorkloadDiff.Between(Wanted, AppObserved.Empty).Should().Equal(new AppChange.Apply(Wanted.Deployment, 2, null, "", IsNew: true));

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(4)]
    public void The_number_of_replicas_is_the_autoscalers(int? replicas)
        => Changes(live => live["spec"]!["replicas"] = replicas).Should().BeEmpty();

    [Fact]
    public void At_no_replicas_the_minimum_is_set_once()
    {
        Changes(live => live["spec"]!["replicas"] = 0).Should().Equal(
            new AppChange.Apply(Wanted.Deployment, 1, "7", "spec.replicas", IsNew: false));
        Changes(live =>
        {
            live["spec"]!["replicas"] = 0;
            Differ(live);
        }).Should().Equal(new AppChange.Apply(Wanted.Deployment, 1, "7", Grace, IsNew: false));
    }

    [Theory]
    [InlineData("wallet-operator", "Apply", "f:replicas", true)]
    [InlineData("wallet-operator", "Update", "f:replicas", false)]
    [InlineData("wallet-operator", "Apply", "f:template", false)]
    [InlineData("kube-controller-manager", "Apply", "f:replicas", false)]
    public void Replicas_stay_ours_only_while_we_own_them(string manager, string operation, string field, bool isOurs)
    {
        var changes = Changes(live =>
        {
            live["spec"]!["replicas"] = 3;
            live["metadata"]!["managedFields"] = new JsonArray(
                SomeObjects.Manager("somebody", "Update", "f:metadata"), SomeObjects.Manager(manager, operation, "f:spec", field));
            Differ(live);
        });

        changes.Should().Equal(new AppChange.Apply(Wanted.Deployment, isOurs ? 3 : null, isOurs ? "7" : null, Grace, IsNew: false));
    }

    [Fact]
    public void An_object_that_names_no_managers_is_applied_without_replicas()
        => Changes(Differ).Should().Equal(new AppChange.Apply(Wanted.Deployment, null, null, Grace, IsNew: false));

    [Fact]
    public void What_others_added_goes_first()
        => Changes(live =>
        {
            live["spec"]!["paused"] = true;
            Differ(live);
        }).Texts().Should().Equal($"Prune Deployment {Name} /spec/paused (Rolling)");

    [Fact]
    public void Deployments_of_another_placement_go_after_their_autoscalers()
        => WorkloadDiff.Obsolete(Zones, Moved).Should().Equal(
            new AppChange.Delete(ObjectKind.HorizontalPodAutoscaler, Name, $"superseded by {Name}-a", ChangeEffect.None),
            new AppChange.Delete(ObjectKind.Deployment, Name, $"superseded by {Name}-a", ChangeEffect.None));

    [Fact]
    public void What_is_being_deleted_is_not_deleted_again()
        => WorkloadDiff.Obsolete(Zones, Moved.With(ObjectKind.HorizontalPodAutoscaler, SomeObjects.Deleting)).Texts().Should().Equal(
            $"Delete Deployment {Name} superseded by {Name}-a");

    [Fact]
    public void Nothing_is_superseded_before_the_compute_room_has_said_where_pods_run()
        => WorkloadDiff.Obsolete(Zones with { IsPlaced = false }, Moved).Should().BeEmpty();

    [Theory]
    [InlineData(2, 2, 1, true)]
    [InlineData(2, 3, 2, true)]
    [InlineData(2, 1, 1, false)]
    [InlineData(2, 2, 0, false)]
    [InlineData(2, 2, null, false)]
    public void What_is_superseded_goes_when_all_that_take_its_place_serve(int generation, int seen, int? available, bool serves)
        => WorkloadDiff.Obsolete(Zones, Moved.With(ObjectKind.Deployment, Status(generation, seen, available), $"{Name}-b"))
            .Should().HaveCount(serves ? 2 : 0);

    [Fact]
    public void Without_a_status_a_Deployment_does_not_serve()
    {
        WorkloadDiff.Obsolete(Zones, Moved.With(ObjectKind.Deployment, live => live.Remove("status"), $"{Name}-b")).Should().BeEmpty();
        WorkloadDiff.Obsolete(Zones, Moved.Without(ObjectKind.Deployment, $"{Name}-b")).Should().BeEmpty();
    }

    private static IEnumerable<AppChange> Changes(Action<JsonObject> edit)
        => WorkloadDiff.Between(Wanted, SomeObjects.Live(Wanted.Deployment).With(ObjectKind.Deployment, edit));

    private static void Differ(JsonObject live) => live["spec"]!["template"]!["spec"]!["terminationGracePeriodSeconds"] = 1;

    private static Action<JsonObject> Status(int generation, int seen, int? available) => live =>
    {
        live["metadata"]!["generation"] = generation;
        live["status"] = new JsonObject { ["observedGeneration"] = seen, ["availableReplicas"] = available };
    };
}
