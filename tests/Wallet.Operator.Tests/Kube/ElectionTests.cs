using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using k8s;
using Microsoft.Extensions.Logging;
using Wallet.Operator.Kube;

namespace Wallet.Operator.Tests.Kube;

/// <summary>The lease through the real client, against an API server that fails as one does that restarts or is cut off.</summary>
public sealed class ElectionTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private static readonly LeadershipOptions Options = new() { Namespace = "system", LeaseName = "lease", Identity = "me" };

    private readonly ScriptedLeases _server = new();
    private readonly TimerClock _time = new();
    private readonly LogLines<Leadership> _log = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Kubernetes _client;
    private readonly LeadershipFence _fence;
    private readonly Election _election;

    public ElectionTests()
    {
        _client = new Kubernetes(new KubernetesClientConfiguration { Host = "http://api.invalid" }, _server);
        _fence = new LeadershipFence(Options.LeaseDuration, Options.FenceMargin, _time);
        _election = new Election(new LeaseStore(_client, "system", "lease"), Options, _fence, _time, _log);
    }

    public static TheoryData<string> Faults => [.. Outside.Keys];

    private static Dictionary<string, Func<CancellationToken, Task<HttpResponseMessage>>> Outside { get; } = new()
    {
        ["connection refused"] = _ => throw new HttpRequestException("Connection refused", new SocketException((int)SocketError.ConnectionRefused)),
        ["no address"] = _ => throw new HttpRequestException("Name or service not known", new SocketException((int)SocketError.HostNotFound)),
        ["TLS"] = _ => throw new HttpRequestException(
            "The SSL connection could not be established, see inner exception.", new AuthenticationException("expired certificate")),
        ["reset"] = _ => throw new IOException("Connection reset by peer"),
        ["answer cut short"] = _ => Task.FromResult(Answer(HttpStatusCode.OK, """{"metadata":{"na""")),
        ["client's own time-out"] = _ => throw new TaskCanceledException("timed out", new TimeoutException()),
        ["unauthorized"] = _ => Task.FromResult(Answer(HttpStatusCode.Unauthorized, "")),
        ["forbidden"] = _ => Task.FromResult(Answer(HttpStatusCode.Forbidden, "")),
        ["too many requests"] = _ => Task.FromResult(Answer(HttpStatusCode.TooManyRequests, "")),
        ["internal error"] = _ => Task.FromResult(Answer(HttpStatusCode.InternalServerError, "etcdserver: leader changed")),
        ["unavailable"] = _ => Task.FromResult(Answer(HttpStatusCode.ServiceUnavailable, "apiserver is shutting down")),
        ["gateway"] = _ => Task.FromResult(Answer(HttpStatusCode.GatewayTimeout, "<html>")),
    };

    public void Dispose()
    {
        _client.Dispose();
        _stop.Dispose();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_leader_outlives_a_server_that_is_away_for_less_than_the_renew_deadline(string fault)
    {
        var holding = await LeadAsync();
        _server.Fault = Outside[fault];
        await _time.PassAsync(Options.RetryPeriod);
        for (var attempt = 0; attempt < 14; attempt++)
            await _time.PassAsync(Options.RenewalPause);
        await _time.UntilAsync(Options.RenewalPause);
        _fence.Holds.Should().BeTrue("nine of ten seconds are over");

        _server.Fault = null;
        _time.Advance(Options.RenewalPause);
        for (var renewal = 0; renewal < 20; renewal++)
            await _time.PassAsync(Options.RetryPeriod);

        _fence.Holds.Should().BeTrue();
        holding.IsCompleted.Should().BeFalse();
        _log.Messages.Should().Contain("Lease lease can be read and written again, after 15 failures");
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_leader_that_cannot_renew_until_the_deadline_says_why(string fault)
    {
        var holding = await LeadAsync();
        _server.Fault = Outside[fault];
        await _time.PassAsync(Options.RetryPeriod);
        for (var attempt = 0; attempt < 15; attempt++)
            await _time.PassAsync(Options.RenewalPause);
        // The last attempt may take no longer than what is left, which is just as much as the pause after it.
        await _time.UntilAsync(Options.RenewalPause);
        await _time.PassAsync(Options.RenewalPause);

        (await holding.WaitAsync(Limit)).Should().StartWith("not renewed for 00:00:10: ").And.NotEndWith(": ");
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_standby_waits_for_a_server_that_is_down_for_as_long_as_it_takes(string fault)
    {
        _server.Fault = Outside[fault];
        var winning = _election.WinAsync(_stop.Token);
        for (var attempt = 0; attempt < 100; attempt++)
            await _time.PassAsync(Options.RetryPeriod);
        winning.IsCompleted.Should().BeFalse();
        await _time.UntilAsync(Options.RetryPeriod);

        _server.Fault = null;
        _time.Advance(Options.RetryPeriod);

        await winning.WaitAsync(Limit);
        _server.Holder.Should().Be("me");
        _log.All.Count(line => line.Level == LogLevel.Warning).Should().Be(7, "it is said, and ever more rarely");
    }

    [Fact]
    public async Task A_connection_that_hangs_is_given_up_in_time_for_another_attempt()
    {
        var holding = await LeadAsync();
        _server.Fault = Hang;
        await _time.PassAsync(Options.RetryPeriod);
        await _time.PassAsync(Options.AttemptLimit);
        await _time.UntilAsync(Options.RenewalPause);
        _server.Fault = null;
        _time.Advance(Options.RenewalPause);
        await _time.UntilAsync(Options.RetryPeriod);

        _fence.Holds.Should().BeTrue();
        holding.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task A_renewal_that_was_carried_out_though_its_answer_was_lost_is_found_to_be_its_own()
    {
        var holding = await LeadAsync();
        (_server.Fault, _server.CarriesOut) = (Outside["reset"], true);
        await _time.PassAsync(Options.RetryPeriod);
        await _time.UntilAsync(Options.RenewalPause);
        (_server.Fault, _server.CarriesOut) = (null, false);
        _time.Advance(Options.RenewalPause);
        await _time.PassAsync(Options.RetryPeriod);
        await _time.UntilAsync(Options.RetryPeriod);

        holding.IsCompleted.Should().BeFalse();
        _server.Spec!["leaseTransitions"]!.GetValue<int>().Should().Be(0);
    }

    [Fact]
    public async Task A_leader_stops_at_once_when_another_holds_the_lease()
    {
        var holding = await LeadAsync();
        _server.Write("robber");
        // The first renewal meets another version, the second reads whose.
        await _time.PassAsync(Options.RetryPeriod);
        await _time.PassAsync(Options.RetryPeriod);

        (await holding.WaitAsync(Limit)).Should().Be("robber holds it");
    }

    [Fact]
    public async Task A_lease_that_somebody_deleted_is_written_again()
    {
        var holding = await LeadAsync();
        _server.Delete();
        await _time.PassAsync(Options.RetryPeriod);
        await _time.PassAsync(Options.RetryPeriod);
        await _time.UntilAsync(Options.RetryPeriod);

        _server.Holder.Should().Be("me");
        holding.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task A_lease_is_taken_once_it_has_not_been_renewed_for_as_long_as_it_lasts()
    {
        _server.Write("other", seconds: 5);
        var winning = _election.WinAsync(_stop.Token);
        await _time.UntilAsync(Options.RetryPeriod);
        _server.Write("other", seconds: 5);
        _time.Advance(Options.RetryPeriod);
        await _time.PassAsync(Options.RetryPeriod);
        await _time.PassAsync(Options.RetryPeriod);
        await _time.UntilAsync(Options.RetryPeriod);
        winning.IsCompleted.Should().BeFalse("it was renewed four seconds ago");

        _time.Advance(Options.RetryPeriod);

        await winning.WaitAsync(Limit);
        _server.Spec!["leaseTransitions"]!.GetValue<int>().Should().Be(1);
    }

    [Fact]
    public async Task A_lease_is_given_back_even_if_a_renewal_that_was_given_up_is_carried_out_meanwhile()
    {
        await LeadAsync();
        _server.AfterRead = () => _server.Write("me");

        await _election.ReleaseAsync(_stop.Token).WaitAsync(Limit);

        _server.Holder.Should().BeEmpty();
    }

    [Fact]
    public async Task A_standby_that_is_stopped_within_its_claim_gives_back_what_it_may_have_won()
    {
        using var claimed = new SemaphoreSlim(0);
        (_server.Fault, _server.CarriesOut) = (LateAsync, true);
        var leading = new Leadership(_client, Options, _fence, _time, _log).RunAsync(_ => Task.CompletedTask, _stop.Token);
        (await claimed.WaitAsync(Limit)).Should().BeTrue();
        _server.Holder.Should().Be("me", "its answer alone is late");
        _server.Fault = null;
        await _stop.CancelAsync();

        (await leading.WaitAsync(Limit)).Should().Be(LeadershipEnd.Stopped);
        _server.Holder.Should().BeEmpty("the next need not wait until it expires");

        Task<HttpResponseMessage> LateAsync(CancellationToken cancellationToken)
        {
            if (_server.Holder is null)
                return Task.FromResult(Answer(HttpStatusCode.NotFound, ""));
            claimed.Release();
            return Hang(cancellationToken);
        }
    }

    [Fact]
    public async Task A_lease_that_another_takes_meanwhile_is_not_given_back()
    {
        await LeadAsync();
        _server.AfterRead = () => _server.Write("other");

        await _election.ReleaseAsync(_stop.Token).WaitAsync(Limit);

        _server.Holder.Should().Be("other");
    }

    [Fact]
    public async Task A_renewal_is_one_request()
    {
        await LeadAsync();
        await _time.UntilAsync(Options.RetryPeriod);
        _server.Requests.Clear();
        _time.Advance(Options.RetryPeriod);
        await _time.PassAsync(Options.RetryPeriod);
        await _time.UntilAsync(Options.RetryPeriod);

        _server.Requests.Should().Equal("PUT", "PUT");
    }

    private async Task<Task<string>> LeadAsync()
    {
        await _election.WinAsync(_stop.Token).WaitAsync(Limit);
        return _election.HoldAsync(_stop.Token);
    }

    private static async Task<HttpResponseMessage> Hang(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        throw new InvalidOperationException("unreachable");
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string body) => new(status) { Content = new StringContent(body) };
}
