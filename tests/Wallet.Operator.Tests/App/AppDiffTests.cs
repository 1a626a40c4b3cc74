using System.Text.Json.Nodes;
using Wallet.Operator.App;
using Wallet.Operator.App.Drift;
using Wallet.Operator.App.Objects;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.App;

public sealed class AppDiffTests
{
    private const string Name = SomeObjects.Name;
    private static readonly AppDesired Desired = SomeObjects.Desired();
    private static readonly AppObserved Built = SomeObjects.Live(Desired.All);
    private static readonly AppObserved Migrating = SomeObjects.Live([.. Desired.Surroundings, Desired.Migration]);
    private static readonly string CreateJob = $"Create Job {Desired.Migration.Name}";

    [Fact]
    public void At_first_there_are_the_surroundings_and_the_migration()
        => AppDiff.Between(Desired, AppObserved.Empty).Texts().Should().Equal(
            $"Create ServiceAccount {Name}",
            $"Create ConfigMap {Name}",
            $"Create Secret {Name}",
            $"Create ConfigMap {Name}-migrate",
            $"Create Secret {Name}-migrate",
            $"Create Service {Name}",
            $"Create NetworkPolicy {Name}",
            $"Create Ingress {Name}",
            CreateJob);

    [Fact]
    public void What_was_applied_needs_no_change() => AppDiff.Between(Desired, Built).Should().BeEmpty();

    [Fact]
    public void The_migration_comes_before_the_workload()
    {
        Changes(Migrating.Without(ObjectKind.Job, Desired.Migration.Name)).Should().Equal(CreateJob);
        Changes(Migrating).Should().BeEmpty("it runs");
        Changes(Job(SomeObjects.Condition("Failed"))).Should().BeEmpty("its Job vanishes after a while");
        Changes(Job(live => live["spec"]!["suspend"] = true)).Should().Equal($"Apply Job {Desired.Migration.Name} spec.suspend");
        Changes(Job(SomeObjects.Condition("Complete"))).Should().Equal(
            $"Create Deployment {Name}", $"Create HorizontalPodAutoscaler {Name}", $"Create PodDisruptionBudget {Name}");
    }

    [Fact]
    public void One_migration_runs_at_a_time()
    {
        var former = SomeObjects.Live(Desired.Surroundings).And(ObjectKind.Job, "former");
        var delete = $"Delete Job former superseded by {Desired.Migration.Name}";

        Changes(former).Should().Equal(delete);
        Changes(former.With(ObjectKind.Job, SomeObjects.Deleting, "former")).Should().BeEmpty();
        Changes(former.With(ObjectKind.Job, SomeObjects.Condition("Failed"), "former")).Should().Equal(delete, CreateJob);
        Changes(Built.And(ObjectKind.Job, "former")).Should().Equal(delete);
    }

    [Fact]
    public void Each_zone_has_its_pods_and_what_is_superseded_goes_last()
    {
        var zones = SomeObjects.Desired(new PodPlacement("a", "eu-west-1a"), new PodPlacement("b", "eu-west-1b"));
        var moved = SomeObjects.Live(zones.All).And(ObjectKind.Deployment, Name).Without(ObjectKind.PodDisruptionBudget);

        Changes(zones, SomeObjects.Live([.. zones.Surroundings, zones.Migration]).With(
            ObjectKind.Job, SomeObjects.Condition("Complete"), zones.Migration.Name)).Should().Equal(
            $"Create Deployment {Name}-a",
            $"Create HorizontalPodAutoscaler {Name}-a",
            $"Create Deployment {Name}-b",
            $"Create HorizontalPodAutoscaler {Name}-b",
            $"Create PodDisruptionBudget {Name}");
        Changes(zones, moved.With(ObjectKind.Deployment, Serve, $"{Name}-a").With(ObjectKind.Deployment, Serve, $"{Name}-b")).Should().Equal(
            $"Create PodDisruptionBudget {Name}", $"Delete Deployment {Name} superseded by {Name}-a");
    }

    [Fact]
    public void Running_pods_get_new_credentials_after_the_migration_that_makes_them_valid()
    {
        Changes(Migrating.With(ObjectKind.Secret, ChangeData)).Should().BeEmpty();
        Changes(Migrating.Without(ObjectKind.Secret)).Should().Equal($"Create Secret {Name}");
        Changes(Migrating.With(ObjectKind.Secret, ChangeData, $"{Name}-migrate")).Should().Equal(
            $"Apply Secret {Name}-migrate data.WALLET_DATABASE_PASSWORD");
        Changes(Migrating.With(ObjectKind.ConfigMap, live => live["data"]!["WALLET_CACHE_HOST"] = "other")).Should().Equal(
            $"Apply ConfigMap {Name} data.WALLET_CACHE_HOST");
        Changes(Built.With(ObjectKind.Secret, ChangeData)).Should().Equal($"Apply Secret {Name} data.WALLET_DATABASE_PASSWORD");
    }

    [Fact]
    public void An_apply_holds_the_whole_object_and_no_version()
    {
        var service = Desired.Surroundings.Single(each => each.Kind == ObjectKind.Service);

        AppDiff.Between(Desired, Built.With(ObjectKind.Service, live => live["spec"]!["type"] = "NodePort"))
            .Should().Equal(new AppChange.Apply(service, null, null, "spec.type", IsNew: false));
        AppDiff.Between(Desired, Built.Without(ObjectKind.Service))
            .Should().Equal(new AppChange.Apply(service, null, null, "", IsNew: true));
    }

    [Fact]
    public void What_others_added_goes_before_what_they_changed_comes_back()
        => Changes(Built.With(ObjectKind.Service, live =>
        {
            AddBy("somebody")(live);
            live["spec"]!["type"] = "NodePort";
        })).Should().Equal($"Prune Service {Name} /spec/selector/hand of somebody");

    [Theory]
    [InlineData("somebody", true, true)]
    [InlineData("somebody", false, true)]
    [InlineData(null, true, true)]
    [InlineData(null, false, true)]
    [InlineData("wallet-operator", true, true)]
    [InlineData("wallet-operator", false, false)]
    public void What_we_no_longer_want_goes_with_the_apply_that_is_due(string? by, bool isApplied, bool isPruned)
    {
        var wanted = Desired.Surroundings.Single(each => each.Kind == ObjectKind.Service);
        var live = Built.With(ObjectKind.Service, AddBy(by)).With(ObjectKind.Service, live =>
        {
            if (!isApplied)
                live["metadata"]!["annotations"]!["wallet-operator.io/applied"] = "former";
        });

        var prune = AppDiff.Prune(wanted, live.Find(wanted)!);

        prune.Should().BeEquivalentTo(isPruned ? new AppChange.Prune(wanted, [new Addition("/spec/selector/hand", by)], "7") : null);
    }

    [Fact]
    public void Without_additions_nothing_is_pruned()
        => Desired.All.Select(wanted => AppDiff.Prune(wanted, Built.Find(wanted)!)).Should().AllSatisfy(prune => prune.Should().BeNull());

    private static IEnumerable<string> Changes(AppObserved observed) => Changes(Desired, observed);

    private static IEnumerable<string> Changes(AppDesired desired, AppObserved observed) => AppDiff.Between(desired, observed).Texts();

    private static AppObserved Job(Action<JsonObject> edit) => Migrating.With(ObjectKind.Job, edit, Desired.Migration.Name);

    private static void ChangeData(JsonObject live) => live["data"]!["WALLET_DATABASE_PASSWORD"] = "b3RoZXI=";

    private static void Serve(JsonObject live)
    {
        live["metadata"]!["generation"] = 1;
        live["status"] = new JsonObject { ["observedGeneration"] = 1, ["availableReplicas"] = 1 };
    }

    private static Action<JsonObject> AddBy(string? manager) => live =>
    {
        live["spec"]!["selector"]!["hand"] = "1";
        if (manager is not null)
            live["metadata"]!["managedFields"] = new JsonArray(SomeObjects.Manager(manager, "Update", "f:spec", "f:selector", "f:hand"));
    };
}
