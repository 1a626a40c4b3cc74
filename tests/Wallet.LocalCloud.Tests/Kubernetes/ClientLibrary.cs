using k8s;
using k8s.LeaderElection;
using k8s.LeaderElection.ResourceLock;
using k8s.Models;
using Wallet.LocalCloud.Kubernetes;
using Wallet.LocalCloud.Kubernetes.Rbac;

namespace Wallet.LocalCloud.Tests.Kubernetes;

/// <summary>KubernetesClient, which the operator uses, on the server.</summary>
public sealed class ClientLibrary : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private KubernetesApi _api = null!;
    private k8s.Kubernetes _client = null!;

    public async Task InitializeAsync()
    {
        _api = await KubernetesApi.StartAsync();
        _client = _api.CreateClient();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task A_watch_sees_changes_from_a_list_on()
    {
        var version = (await _client.ListNamespacedConfigMapAsync("default")).ResourceVersion();
        await _client.CreateNamespacedConfigMapAsync(Named("a"), "default");
        await _client.DeleteNamespacedConfigMapAsync("a", "default");
        using var limit = new CancellationTokenSource(Limit);
        var events = new List<WatchEventType>();
        await foreach (var (type, _) in _client.CoreV1.WatchListNamespacedConfigMapAsync(
            "default", resourceVersion: version, cancellationToken: limit.Token))
        {
            events.Add(type);
            if (events.Count == 2) break;
        }

        events.Should().Equal(WatchEventType.Added, WatchEventType.Deleted);
    }

    [Fact]
    public async Task A_leader_is_elected_and_follows_when_the_first_one_leaves()
    {
        using var first = new CancellationTokenSource(Limit);
        using var second = new CancellationTokenSource(Limit);
        var (firstLeads, secondLeads) = (new TaskCompletionSource(), new TaskCompletionSource());
        var one = Elect("one", firstLeads, first.Token);
        await firstLeads.Task.WaitAsync(Limit);
        var two = Elect("two", secondLeads, second.Token);
        await first.CancelAsync();
        await secondLeads.Task.WaitAsync(Limit);
        (await _client.ReadNamespacedLeaseAsync("lock", "default")).Spec.HolderIdentity.Should().Be("two");
        await second.CancelAsync();
        await Task.WhenAll(one, two);
    }

    [Fact]
    public async Task What_an_account_asked_for_is_recorded_with_the_decision()
    {
        await _client.CreateNamespacedServiceAccountAsync(new V1ServiceAccount { Metadata = new V1ObjectMeta { Name = "op" } }, "default");
        await _client.CreateNamespacedRoleAsync(new V1Role
        {
            Metadata = new V1ObjectMeta { Name = "op" },
            Rules = [new V1PolicyRule { ApiGroups = [""], Resources = ["configmaps"], Verbs = ["get"], ResourceNames = ["a"] }],
        }, "default");
        await _client.CreateNamespacedRoleBindingAsync(new V1RoleBinding
        {
            Metadata = new V1ObjectMeta { Name = "op" },
            RoleRef = new V1RoleRef { ApiGroup = "rbac.authorization.k8s.io", Kind = "Role", Name = "op" },
            Subjects = [new Rbacv1Subject { Kind = "ServiceAccount", Name = "op", NamespaceProperty = "default" }],
        }, "default");
        await _client.CreateNamespacedConfigMapAsync(Named("a"), "default");
        using var account = _api.CreateClientFor("default", "op");
        await account.ReadNamespacedConfigMapAsync("a", "default");
        await account.Invoking(c => c.ReadNamespacedConfigMapAsync("b", "default")).Should().ThrowAsync<k8s.Autorest.HttpOperationException>();

        const string User = "system:serviceaccount:default:op";
        _api.Access.AllowedTo(User).Should().Equal(new AccessAttributes("get", "", "configmaps", "", "default", "a"));
        _api.Access.RefusedTo(User).Should().Equal(new AccessAttributes("get", "", "configmaps", "", "default", "b"));
    }

    [Fact]
    public async Task Objects_outlive_the_server_in_its_data_directory()
    {
        var folder = Directory.CreateTempSubdirectory("local-cloud-");
        try
        {
            var options = () => new KubernetesApiOptions { DataDirectory = folder.FullName };
            await using (var before = await KubernetesApi.StartAsync(options()))
            {
                using var client = before.CreateClient();
                await client.CreateNamespacedConfigMapAsync(Named("kept"), "default");
                await client.CreateNamespacedConfigMapAsync(Named("gone"), "default");
                await client.DeleteNamespacedConfigMapAsync("gone", "default");
            }

            await using var after = await KubernetesApi.StartAsync(options());
            after.Store.InNamespace("default").Select(stored => stored.Key.Name).Should().Equal("kept");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task Elect(string identity, TaskCompletionSource leads, CancellationToken cancellation)
    {
        using var elector = new LeaderElector(new LeaderElectionConfig(new LeaseLock(_client, "default", "lock", identity))
        {
            LeaseDuration = TimeSpan.FromSeconds(1),
            RenewDeadline = TimeSpan.FromMilliseconds(800),
            RetryPeriod = TimeSpan.FromMilliseconds(100),
        });
        elector.OnStartedLeading += () => leads.TrySetResult();
        try
        {
            await elector.RunUntilLeadershipLostAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            // The test is done with this one.
        }
    }

    private static V1ConfigMap Named(string name) => new() { Metadata = new V1ObjectMeta { Name = name } };
}
