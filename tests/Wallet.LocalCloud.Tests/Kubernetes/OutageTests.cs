using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;
using Wallet.Api.Tests.Servers;
using Wallet.LocalCloud.Kubernetes;

namespace Wallet.LocalCloud.Tests.Kubernetes;

/// <summary>What clients see of a server in trouble, as far as a test asks for it.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private KubernetesApi _api = null!;
    private k8s.Kubernetes _client = null!;

    public async Task InitializeAsync()
    {
        // A test stops it and has it listen there again: no outgoing connection may have the port meanwhile.
        _api = await KubernetesApi.StartAsync(new KubernetesApiOptions { Port = FreePort.Next() });
        _client = _api.CreateClient();
        await CreateAsync("first");
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _api.DisposeAsync();
    }

    [Fact]
    public async Task A_server_that_is_stopped_refuses_connections_and_is_back_at_its_address_with_its_objects()
    {
        var watch = EventsAsync(await VersionAsync(), int.MaxValue);
        await WatchedAsync();
        await _api.StopListeningAsync();
        await Reading().Should().ThrowAsync<HttpRequestException>();
        await watch.WaitAsync(Limit);

        await _api.ListenAgainAsync();
        (await _client.CoreV1.ReadNamespacedConfigMapAsync("first", "default")).Name().Should().Be("first");
    }

    [Fact]
    public async Task A_dropped_request_has_no_answer()
    {
        using (_api.Outages.Drop(request => request.Path.Value!.EndsWith("/first", StringComparison.Ordinal)))
        {
            await Reading().Should().ThrowAsync<HttpRequestException>();
            await CreateAsync("second");
        }

        await Reading().Should().NotThrowAsync();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_request_is_answered_with_the_code_that_a_test_asks_for(int code)
    {
        using (_api.Outages.Answer(code, request => request.Method == "GET"))
        {
            (await Reading().Should().ThrowAsync<HttpOperationException>()).Which.Response.StatusCode.Should().Be((HttpStatusCode)code);
        }

        await Reading().Should().NotThrowAsync();
    }

    [Fact]
    public async Task A_forbidden_namespace_is_forbidden_to_an_account_that_may_do_everything_elsewhere()
    {
        await _client.CoreV1.CreateNamespaceAsync(new V1Namespace { Metadata = new V1ObjectMeta { Name = "other" } });
        await _client.CoreV1.CreateNamespacedServiceAccountAsync(new V1ServiceAccount { Metadata = new V1ObjectMeta { Name = "program" } }, "default");
        await _client.RbacAuthorizationV1.CreateClusterRoleBindingAsync(new V1ClusterRoleBinding
        {
            Metadata = new V1ObjectMeta { Name = "program" },
            RoleRef = new V1RoleRef { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = "cluster-admin" },
            Subjects = [new Rbacv1Subject { Kind = "ServiceAccount", Name = "program", NamespaceProperty = "default" }],
        });
        using var program = _api.CreateClientFor("default", "program");
        using (_api.Outages.Forbid("other"))
        {
            var refused = await program.Invoking(c => c.CoreV1.ListNamespacedConfigMapAsync("other")).Should().ThrowAsync<HttpOperationException>();
            refused.Which.Response.Content.Should().Contain("cannot list resource").And.Contain("in the namespace \\\"other\\\"");
            await program.Invoking(c => c.CoreV1.ListNamespacedConfigMapAsync("default")).Should().NotThrowAsync();
            await _client.Invoking(c => c.CoreV1.ListNamespacedConfigMapAsync("other")).Should().NotThrowAsync();
        }

        await program.Invoking(c => c.CoreV1.ListNamespacedConfigMapAsync("other")).Should().NotThrowAsync();
    }

    [Fact]
    public async Task Watches_that_are_cut_end_and_can_begin_again()
    {
        var cut = EventsAsync(await VersionAsync(), int.MaxValue);
        await WatchedAsync();
        _api.Outages.CutWatches();
        await cut.WaitAsync(Limit);

        var again = EventsAsync(await VersionAsync(), 1);
        await CreateAsync("second");
        (await again.WaitAsync(Limit)).Should().Equal("Added second");
    }

    [Fact]
    public async Task Events_that_are_held_come_later_in_their_order()
    {
        var events = EventsAsync(await VersionAsync(), 2);
        await WatchedAsync();
        var held = _api.Outages.HoldEvents(user => user.IsMaster);
        await CreateAsync("second");
        await CreateAsync("third");
        events.IsCompleted.Should().BeFalse();

        held.Dispose();
        (await events.WaitAsync(Limit)).Should().Equal("Added second", "Added third");
    }

    [Fact]
    public async Task Events_can_come_twice()
    {
        _api.Outages.SendsEventsTwice = true;
        var events = EventsAsync(await VersionAsync(), 2);
        await CreateAsync("second");
        (await events.WaitAsync(Limit)).Should().Equal("Added second", "Added second");
    }

    private Func<Task> Reading() => () => _client.CoreV1.ReadNamespacedConfigMapAsync("first", "default");

    private Task CreateAsync(string name)
        => _client.CoreV1.CreateNamespacedConfigMapAsync(new V1ConfigMap { Metadata = new V1ObjectMeta { Name = name } }, "default");

    /// <summary>Waits until the server has a watch open.</summary>
    private Task WatchedAsync() => Node.Eventually.TrueAsync("a watch is open", () => Task.FromResult(_api.Store.Watches > 0));

    private async Task<string> VersionAsync() => (await _client.CoreV1.ListNamespacedConfigMapAsync("default")).ResourceVersion();

    /// <summary>Watches from a version on, up to a number of events or the end of the stream.</summary>
    private async Task<List<string>> EventsAsync(string version, int count)
    {
        var events = new List<string>();
        try
        {
            await foreach (var (type, item) in _client.CoreV1.WatchListNamespacedConfigMapAsync("default", resourceVersion: version))
            {
                events.Add($"{type} {item.Name()}");
                if (events.Count == count) break;
            }
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException)
        {
            // The stream broke off.
        }

        return events;
    }
}
