using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using Wallet.LocalCloud.Kubernetes;
using Wallet.LocalCloud.Tools;
using Wallet.Operator.App;
using Wallet.Operator.App.Objects;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.App;

/// <summary>The step against an API server; what controllers would do is done by hand.</summary>
public sealed class AppStepTests : IAsyncLifetime
{
    private const string Space = "wallets";
    private const string Name = "demo-wallet-api";
    private KubernetesApi _api = null!;
    private k8s.Kubernetes _client = null!;
    private AppStep _step = null!;
    private string _uid = "";

    private PlatformPass Pass => With(app => app);

    public async Task InitializeAsync()
    {
        _api = await KubernetesApi.StartAsync();
        _client = _api.CreateClient();
        _step = new AppStep(_client, TestRooms.Tools(TimeProvider.System));
        await _client.CoreV1.CreateNamespaceAsync(new V1Namespace { Metadata = new V1ObjectMeta { Name = Space } });
        _uid = await OwnerAsync();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task Waits_for_everything_that_it_is_made_from()
    {
        var outcome = await Reconcile(SamplePlatform.Pass(facts: SamplePlatform.Network()));

        outcome.Should().BeOfType<StepOutcome.Waiting>().Which.Message.Should().Be("Waiting for: security, database, cache, messaging, compute.");
    }

    [Fact]
    public async Task Pods_come_after_their_migration()
    {
        await Reconcile(Pass);
        (await Deployments()).Should().BeEmpty();
        (await Reconcile(Pass)).Should().BeOfType<StepOutcome.Waiting>().Which.Reason.Should().Be("Migrating");

        await FinishMigrationAsync("Complete");
        await Reconcile(Pass);

        (await Deployments()).Should().ContainSingle().Which.Spec.Replicas.Should().Be(2);
    }

    [Fact]
    public async Task A_failed_migration_blocks_says_where_its_log_is_and_leaves_the_pods_alone()
    {
        await BuildAsync(Pass);
        var before = (await Deployments()).Single();
        var next = With(app => app with { Image = "registry.example/wallet-api:2" });
        await Reconcile(next);
        await FinishMigrationAsync("Failed");

        var outcome = await Reconcile(next);

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain("kubectl logs -n wallets job/demo-wallet-api-migrate-");
        (await Deployments()).Single().Spec.Template.Spec.Containers[0].Image.Should().Be(before.Spec.Template.Spec.Containers[0].Image);
    }

    [Fact]
    public async Task Tells_the_url_once_pods_and_load_balancer_are_there()
        => (await BuildAsync(Pass)).Fact<AppFacts>().Url.Should().Be("http://balancer.example");

    [Fact]
    public async Task A_steady_pass_writes_nothing()
    {
        await BuildAsync(Pass);
        var before = await VersionsAsync();

        var outcome = await Reconcile(Pass);

        outcome.Should().BeOfType<StepOutcome.InSync>(because: $"{string.Join(", ", outcome.Changes)}");
        (await VersionsAsync()).Should().Equal(before);
    }

    [Fact]
    public async Task A_steady_pass_needs_no_Job_after_it_expired()
    {
        await BuildAsync(Pass);
        foreach (var job in (await _client.BatchV1.ListNamespacedJobAsync(Space)).Items)
            await _client.BatchV1.DeleteNamespacedJobAsync(job.Name(), Space);

        (await Reconcile(Pass)).Should().BeOfType<StepOutcome.InSync>();

        (await _client.BatchV1.ListNamespacedJobAsync(Space)).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task What_someone_changed_is_put_back_and_what_they_added_stays()
    {
        await BuildAsync(Pass);
        await _client.CoreV1.PatchNamespacedServiceAsync(
            new V1Patch("""{"metadata":{"labels":{"theirs":"1"}},"spec":{"selector":{"app.kubernetes.io/instance":"other"}}}""", V1Patch.PatchType.MergePatch), Name, Space);

        var outcome = await Reconcile(Pass);

        outcome.Changes.Should().ContainSingle().Which.Resource.Should().Be("Service demo-wallet-api");
        var service = await _client.CoreV1.ReadNamespacedServiceAsync(Name, Space);
        service.Spec.Selector["app.kubernetes.io/instance"].Should().Be("demo");
        service.Labels().Should().Contain("theirs", "1");
    }

    [Fact]
    public async Task Replicas_stay_as_they_are_until_the_autoscaler_has_set_them_and_are_its_from_then_on()
    {
        await BuildAsync(Pass);
        var bigger = With(app => app with { Cpu = "4", DesiredReplicas = 3 });
        await Reconcile(bigger);
        (await Deployments()).Single().Spec.Replicas.Should().Be(2);

        await _client.AppsV1.PatchNamespacedDeploymentScaleAsync(
            new V1Patch("""{"spec":{"replicas":4}}""", V1Patch.PatchType.MergePatch), Name, Space, fieldManager: "autoscaler");
        await Reconcile(With(app => app with { Cpu = "8" }));

        (await Deployments()).Single().Spec.Replicas.Should().Be(4);
    }

    [Fact]
    public async Task New_secrets_replace_the_pods_and_no_secret_is_outside_a_Secret()
    {
        await BuildAsync(Pass);
        var before = (await Deployments()).Single().Spec.Template.Annotations();
        var facts = SamplePlatform.Everything().Where(fact => fact is not SecurityFacts)
            .Append(SamplePlatform.Security() with { SecretsVersion = "v2" }).ToArray();

        await Reconcile(With(app => app, facts));
        await FinishMigrationAsync("Complete");
        await Reconcile(With(app => app, facts));

        (await Deployments()).Single().Spec.Template.Annotations().Should().NotEqual(before);
        var others = KubernetesJson.Serialize(await _client.CoreV1.ListNamespacedConfigMapAsync(Space)) + KubernetesJson.Serialize(await Deployments());
        others.Should().NotContain("app-password").And.NotContain("admin-password").And.NotContain("cache-token");
    }

    [Theory]
    [InlineData("Complete", "another")]
    [InlineData("Failed", "app-password")]
    public async Task A_new_password_reaches_pods_that_run_only_when_the_server_knows_it(string end, string password)
    {
        await BuildAsync(Pass);
        var security = SamplePlatform.Security();
        var facts = SamplePlatform.Everything().Where(fact => fact is not SecurityFacts)
            .Append(security with { SecretsVersion = "v2", DatabaseApp = security.DatabaseApp with { Password = new SecretText("another") } }).ToArray();

        await Reconcile(With(app => app, facts));
        await Reconcile(With(app => app, facts));
        (await PasswordAsync()).Should().Be("app-password");
        await FinishMigrationAsync(end);
        await Reconcile(With(app => app, facts));

        (await PasswordAsync()).Should().Be(password);

        async Task<string> PasswordAsync() => System.Text.Encoding.UTF8.GetString(
            (await _client.CoreV1.ReadNamespacedSecretAsync(Name, Space)).Data["WALLET_DATABASE_PASSWORD"]);
    }

    [Fact]
    public async Task A_foreign_object_of_our_name_blocks_and_stays_untouched()
    {
        await _client.CoreV1.CreateNamespacedConfigMapAsync(new V1ConfigMap { Metadata = new V1ObjectMeta { Name = Name } }, Space);

        var outcome = await Reconcile(Pass);

        outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain("ConfigMap demo-wallet-api");
        (await VersionsAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task A_read_only_pass_plans_and_writes_nothing()
    {
        var outcome = await Reconcile(Pass with { ReadOnly = true });

        outcome.Planned.Should().Contain(change => change.Resource == "Ingress demo-wallet-api");
        outcome.Changes.Should().BeEmpty();
        (await VersionsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Deletion_waits_for_the_load_balancer_then_leaves_nothing()
    {
        await BuildAsync(Pass);
        await _client.NetworkingV1.PatchNamespacedIngressAsync(
            new V1Patch("""{"metadata":{"finalizers":["ingress.k8s.aws/resources"]}}""", V1Patch.PatchType.MergePatch), Name, Space);

        await Delete();
        await Delete();
        (await Deployments()).Should().ContainSingle("the load balancer still sends to it");

        await _client.NetworkingV1.PatchNamespacedIngressAsync(
            new V1Patch("""{"metadata":{"finalizers":null}}""", V1Patch.PatchType.MergePatch), Name, Space);
        for (var passes = 0; await Delete() is not StepOutcome.InSync; passes++)
        {
            passes.Should().BeLessThan(10);
            await _api.GarbageCollected();
        }

        (await VersionsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Fewer_pods_than_the_minimum_are_not_ready_though_they_are_all_that_the_Deployment_wants()
    {
        await BuildAsync(Pass);
        var more = With(app => app with { MinReplicas = 3, DesiredReplicas = 3 });
        await Reconcile(more);

        (await Reconcile(more)).Should().BeOfType<StepOutcome.Waiting>().Which.Message.Should().Contain("2 of 3 pods are available");
    }

    [Fact]
    public async Task Objects_without_their_owner_reference_are_ours_and_get_it_back()
    {
        await BuildAsync(Pass);
        await OrphanAsync();

        await Reconcile(Pass);

        var secret = await _client.CoreV1.ReadNamespacedSecretAsync(Name, Space);
        secret.OwnerReferences().Should().ContainSingle().Which.Uid.Should().Be(_uid);
        (await Reconcile(Pass)).Should().BeOfType<StepOutcome.InSync>();
    }

    [Fact]
    public async Task Deletion_takes_what_an_orphaning_deletion_has_left()
    {
        await BuildAsync(Pass);
        await OrphanAsync();

        for (var passes = 0; await Delete() is not StepOutcome.InSync; passes++)
        {
            passes.Should().BeLessThan(10);
            await _api.GarbageCollected();
        }

        (await VersionsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Another_token_of_the_cache_rolls_the_pods_and_needs_no_migration()
    {
        await BuildAsync(Pass);
        var before = (await Deployments()).Single().Spec.Template.Annotations();
        var facts = SamplePlatform.Everything().Where(fact => fact is not SecurityFacts)
            .Append(SamplePlatform.Security() with { SecretsVersion = "v2", DatabaseSecretsVersion = "v1" }).ToArray();

        await Reconcile(With(app => app, facts));

        (await Deployments()).Single().Spec.Template.Annotations().Should().NotEqual(before);
        (await _client.BatchV1.ListNamespacedJobAsync(Space)).Items.Should().ContainSingle("the migration has not run again");
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("internet-facing", null, true)]
    [InlineData("internal", null, false)]
    [InlineData(null, "arn:aws:acm:eu-west-1:123456789012:certificate/1", false)]
    public async Task In_production_no_load_balancer_listens_to_plain_http_from_the_internet(
        string? scheme, string? certificate, bool isRefused)
    {
        var pass = Pass with { Settings = SamplePlatform.Settings("production") };
        pass = pass with
        {
            Settings = pass.Settings with
            {
                App = pass.Settings.App with { Ingress = pass.Settings.App.Ingress with { Scheme = scheme, CertificateArn = certificate } },
            },
        };

        var outcome = await Reconcile(pass);

        (await _client.NetworkingV1.ListNamespacedIngressAsync(Space)).Items.Should().HaveCount(isRefused ? 0 : 1);
        if (isRefused)
            outcome.Should().BeOfType<StepOutcome.Blocked>().Which.Message.Should().Contain("spec.app.ingress.certificateArn");
    }

    private async Task OrphanAsync()
    {
        foreach (var kind in Enum.GetValues<ObjectKind>())
        {
            var path = ObjectPath.Of(kind);
            var list = await _client.CustomObjects.ListNamespacedCustomObjectAsync<JsonObject>(
                path.Group, path.Version, Space, path.Plural);
            foreach (var item in list["items"]!.AsArray().Where(item => item!["metadata"]!["ownerReferences"] is not null))
                await _client.CustomObjects.PatchNamespacedCustomObjectAsync<JsonObject>(
                    new V1Patch("""{"metadata":{"ownerReferences":null}}""", V1Patch.PatchType.MergePatch),
                    path.Group, path.Version, Space, path.Plural, item!["metadata"]!["name"]!.GetValue<string>());
        }
    }

    private PlatformPass With(Func<AppSettings, AppSettings> change, params IStepFacts[] facts)
        => SamplePlatform.Pass(settings => settings with { App = change(settings.App) }, facts.Length > 0 ? facts : SamplePlatform.Everything()) with
        {
            Uid = _uid,
            ObjectUid = _uid,
        };

    // Garbage collection takes objects whose owner does not exist.
    private async Task<string> OwnerAsync()
    {
        await _client.ApiextensionsV1.CreateCustomResourceDefinitionAsync(
            KubernetesYaml.Deserialize<V1CustomResourceDefinition>(File.ReadAllText(RepositoryFolder.File("crds", "walletplatforms.yaml"))));
        var platform = await _client.CustomObjects.CreateNamespacedCustomObjectAsync<JsonObject>(
            new JsonObject
            {
                ["apiVersion"] = "wallet-operator.io/v1alpha1",
                ["kind"] = "WalletPlatform",
                ["metadata"] = new JsonObject { ["name"] = "demo" },
                ["spec"] = new JsonObject
                {
                    ["environment"] = "staging",
                    ["region"] = LocalAccount.Region,
                    ["app"] = new JsonObject { ["image"] = "registry.example/wallet-api:1" },
                },
            },
            "wallet-operator.io",
            "v1alpha1",
            Space,
            "walletplatforms");
        return platform["metadata"]!["uid"]!.GetValue<string>();
    }

    private Task<StepOutcome> Reconcile(PlatformPass pass) => _step.ReconcileAsync(pass, CancellationToken.None);

    private Task<StepOutcome> Delete() => _step.DeleteAsync(Pass, CancellationToken.None);

    private async Task<IList<V1Deployment>> Deployments() => (await _client.AppsV1.ListNamespacedDeploymentAsync(Space)).Items;

    private async Task<StepOutcome> BuildAsync(PlatformPass pass)
    {
        await Reconcile(pass);
        await FinishMigrationAsync("Complete");
        await Reconcile(pass);
        var deployment = (await Deployments()).Single();
        var pods = deployment.Spec.Replicas;
        deployment.Status = new V1DeploymentStatus
        {
            ObservedGeneration = deployment.Metadata.Generation,
            Replicas = pods,
            UpdatedReplicas = pods,
            ReadyReplicas = pods,
            AvailableReplicas = pods,
        };
        await _client.AppsV1.ReplaceNamespacedDeploymentStatusAsync(deployment, Name, Space);
        var ingress = await _client.NetworkingV1.ReadNamespacedIngressAsync(Name, Space);
        ingress.Status = new V1IngressStatus
        {
            LoadBalancer = new V1IngressLoadBalancerStatus { Ingress = [new V1IngressLoadBalancerIngress { Hostname = "balancer.example" }] },
        };
        await _client.NetworkingV1.ReplaceNamespacedIngressStatusAsync(ingress, Name, Space);
        var outcome = await Reconcile(pass);
        outcome.Should().BeOfType<StepOutcome.InSync>(because: $"{outcome}: {string.Join(", ", outcome.Changes)}");
        return outcome;
    }

    private async Task FinishMigrationAsync(string condition)
    {
        var job = (await _client.BatchV1.ListNamespacedJobAsync(Space)).Items.Single(job => job.Status.Conditions is null);
        job.Status.Conditions = [new V1JobCondition { Type = condition, Status = "True" }];
        await _client.BatchV1.ReplaceNamespacedJobStatusAsync(job, job.Name(), Space);
    }

    /// <summary>Kind, name and resource version of every object in the namespace.</summary>
    private async Task<IReadOnlyList<string>> VersionsAsync() =>
    [
        .. (await _client.CoreV1.ListNamespacedServiceAccountAsync(Space)).Items.Where(item => item.Name() != "default").Select(item => Line("ServiceAccount", item)),
        .. (await _client.CoreV1.ListNamespacedConfigMapAsync(Space)).Items.Where(item => item.Name() != "kube-root-ca.crt").Select(item => Line("ConfigMap", item)),
        .. (await _client.CoreV1.ListNamespacedSecretAsync(Space)).Items.Select(item => Line("Secret", item)),
        .. (await _client.CoreV1.ListNamespacedServiceAsync(Space)).Items.Select(item => Line("Service", item)),
        .. (await _client.NetworkingV1.ListNamespacedNetworkPolicyAsync(Space)).Items.Select(item => Line("NetworkPolicy", item)),
        .. (await _client.NetworkingV1.ListNamespacedIngressAsync(Space)).Items.Select(item => Line("Ingress", item)),
        .. (await _client.BatchV1.ListNamespacedJobAsync(Space)).Items.Select(item => Line("Job", item)),
        .. (await Deployments()).Select(item => Line("Deployment", item)),
        .. (await _client.AutoscalingV2.ListNamespacedHorizontalPodAutoscalerAsync(Space)).Items.Select(item => Line("HorizontalPodAutoscaler", item)),
        .. (await _client.PolicyV1.ListNamespacedPodDisruptionBudgetAsync(Space)).Items.Select(item => Line("PodDisruptionBudget", item)),
    ];

    private static string Line(string kind, IKubernetesObject<V1ObjectMeta> item) => $"{kind} {item.Name()} {item.ResourceVersion()}";
}
