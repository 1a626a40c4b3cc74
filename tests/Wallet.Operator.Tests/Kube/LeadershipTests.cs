using k8s;
using Microsoft.Extensions.Logging.Abstractions;
using Wallet.Operator.Aws;
using Wallet.Operator.Kube;
using Wallet.Operator.Messaging.Topics;
using Wallet.Operator.Tests.Messaging;

namespace Wallet.Operator.Tests.Kube;

public sealed class LeadershipTests(ApiServer server) : IClassFixture<ApiServer>, IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private readonly Kubernetes _client = server.Api.CreateClient();
    private readonly CancellationTokenSource _stop = new();

    // Stands still: nothing expires and nothing is renewed unless a test says so.
    private readonly TimerClock _time = new();

    public void Dispose()
    {
        _client.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task Gives_the_lease_back_when_stopped_so_that_the_next_begins_at_once()
    {
        var @namespace = await server.CreateNamespaceAsync(_client);
        var (first, working) = (Candidate(@namespace, "first"), new TaskCompletionSource());
        var leading = first.Leadership.RunAsync(token => WorkAsync(working, token), _stop.Token);
        await working.Task.WaitAsync(Limit);
        first.Fence.Holds.Should().BeTrue();

        await _stop.CancelAsync();

        (await leading.WaitAsync(Limit)).Should().Be(LeadershipEnd.Stopped);
        first.Fence.Holds.Should().BeFalse();
        (await _client.CoordinationV1.ReadNamespacedLeaseAsync("lease", @namespace)).Spec.HolderIdentity.Should().BeEmpty();
    }

    [Fact]
    public async Task A_stop_amid_a_call_to_silent_brokers_gives_the_lease_back_at_once()
    {
        var @namespace = await server.CreateNamespaceAsync(_client);
        using var silent = new SilentBroker();
        var topics = new KafkaTopicAdmin(new MskToken(null, TimeProvider.System), patience: TimeSpan.FromMinutes(4));
        var call = Task.CompletedTask;
        var leading = Candidate(@namespace, "a").Leadership.RunAsync(
            token => call = topics.ReadAsync(silent.Facts, "sa-east-1", ["entries"], [], token), _stop.Token);
        await silent.Connected.WaitAsync(Limit);

        await _stop.CancelAsync();

        (await leading.WaitAsync(Limit)).Should().Be(LeadershipEnd.Stopped);
        call.IsCanceled.Should().BeTrue("the stop ended it, not its own patience with the brokers");
        (await _client.CoordinationV1.ReadNamespacedLeaseAsync("lease", @namespace)).Spec.HolderIdentity.Should().BeEmpty();
    }

    [Fact]
    public async Task Ends_its_work_and_drops_the_fence_when_another_takes_the_lease()
    {
        var @namespace = await server.CreateNamespaceAsync(_client);
        var (leader, working) = (Candidate(@namespace, "leader"), new TaskCompletionSource());
        var ended = false;
        var leading = leader.Leadership.RunAsync(
            async token =>
            {
                await WorkAsync(working, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                ended = true;
            },
            _stop.Token);
        await working.Task.WaitAsync(Limit);
        await RobAsync(@namespace);
        // The first renewal meets another version, the second reads whose.
        await _time.PassAsync(leader.Options.RetryPeriod);
        await _time.PassAsync(leader.Options.RetryPeriod);

        (await leading.WaitAsync(Limit)).Should().Be(LeadershipEnd.Lost);

        ended.Should().BeTrue();
        leader.Fence.Holds.Should().BeFalse();
    }

    [Fact]
    public async Task A_change_without_leadership_does_not_leave_the_process()
    {
        var @namespace = await server.CreateNamespaceAsync(_client);
        var fence = new LeadershipFence(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(4), _time);
        using var fenced = new Kubernetes(server.Api.ClientConfiguration(server.Api.AdminToken), new FenceHandler(fence));
        var platform = () => ApiServer.CreatePlatformAsync(fenced, @namespace, "demo", Specs.Staging);

        await platform.Should().ThrowAsync<LeadershipLostException>();
        fence.Renewed(_time.GetTimestamp());
        await platform.Should().NotThrowAsync();
    }

    [Fact]
    public async Task A_failure_of_the_work_is_not_swallowed()
    {
        var candidate = Candidate(await server.CreateNamespaceAsync(_client), "a");

        var leading = () => candidate.Leadership.RunAsync(_ => Task.FromException(new InvalidOperationException("bug")), _stop.Token).WaitAsync(Limit);

        await leading.Should().ThrowAsync<InvalidOperationException>();
    }

    private static async Task WorkAsync(TaskCompletionSource working, CancellationToken cancellationToken)
    {
        working.SetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
    }

    private async Task RobAsync(string @namespace)
    {
        var lease = await _client.CoordinationV1.ReadNamespacedLeaseAsync("lease", @namespace);
        lease.Spec.HolderIdentity = "robber";
        lease.Spec.RenewTime = DateTime.UtcNow;
        lease.Metadata.ResourceVersion = null;
        await _client.CoordinationV1.ReplaceNamespacedLeaseAsync(lease, "lease", @namespace);
    }

    private (Leadership Leadership, LeadershipFence Fence, LeadershipOptions Options) Candidate(string @namespace, string identity)
    {
        var options = new LeadershipOptions { Namespace = @namespace, LeaseName = "lease", Identity = identity };
        var fence = new LeadershipFence(options.LeaseDuration, options.FenceMargin, _time);
        return (new Leadership(_client, options, fence, _time, NullLogger<Leadership>.Instance), fence, options);
    }
}
