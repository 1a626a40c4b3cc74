using System.Diagnostics.Metrics;
using Amazon.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Wallet.Operator.Kube;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Reconcile;
using Wallet.Operator.Rooms.Faults;
using Wallet.Operator.Telemetry;
using Wallet.Operator.Tests.Kube;
using Wallet.Operator.Tests.Surroundings;

namespace Wallet.Operator.Tests.Reconcile;

public sealed class StepRunnerTests : IDisposable
{
    private static readonly CacheFacts Facts = new("cache.local", 6379, true);

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
    private readonly ScriptedStep _step = new("cache", []) { OnReconcile = _ => new StepOutcome.InSync { Facts = [Facts] } };
    private readonly PlatformPass _pass = SamplePlatform.Pass();
    private readonly LogLines<StepRunner> _log = new();
    private readonly Counts _counts;
    private readonly StepRunner _runner;

    public StepRunnerTests()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _counts = new(meters);
        _runner = new StepRunner(
            new FaultClassifiers([new AwsFaults(), new KubeFaults()]), new OperatorMetrics(meters), _time, new FixedRandom(1), _log);
    }

    public void Dispose()
    {
        _counts.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task A_fault_passes_until_it_has_lasted_for_five_minutes_and_says_since_when()
    {
        var first = await FailAsync();
        var almost = await FailAsync(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        var lasting = await FailAsync(TimeSpan.FromSeconds(1));

        first.Should().BeEquivalentTo(new { Reason = "AwsThrottled", Since = new DateTime(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc), IsPassing = true });
        almost.Should().BeEquivalentTo(new { first.Since, IsPassing = true });
        lasting.Should().BeEquivalentTo(new { first.Since, IsPassing = false });
    }

    [Fact]
    public async Task A_success_ends_the_streak_and_the_same_fault_counts_from_zero_again()
    {
        var first = await FailAsync();
        for (var fault = 0; fault < 4; fault++)
            await FailAsync(TimeSpan.FromMinutes(1));
        (await RunAsync(_step.OnReconcile)).Should().BeOfType<StepOutcome.InSync>();

        var again = await FailAsync(TimeSpan.FromMinutes(2));

        again.Should().BeEquivalentTo(new { Since = first.Since.AddMinutes(6), IsPassing = true, first.After });
    }

    [Fact]
    public async Task Each_fault_in_a_row_waits_longer()
    {
        var waits = new List<TimeSpan>();
        for (var fault = 0; fault < 4; fault++)
            waits.Add((await FailAsync()).After);

        waits.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task What_was_last_known_serves_on_while_it_cannot_be_observed()
    {
        await RunAsync(_step.OnReconcile);

        (await FailAsync()).Facts.Should().Equal(Facts);
    }

    [Fact]
    public async Task What_was_never_observed_has_no_facts_and_what_is_not_reported_any_more_has_none_either()
    {
        (await FailAsync()).Facts.Should().BeEmpty();
        await RunAsync(_step.OnReconcile);
        await RunAsync(_ => new StepOutcome.Waiting("Creating", "m", TimeSpan.Zero));

        (await FailAsync()).Facts.Should().BeEmpty();
    }

    [Fact]
    public async Task Another_platform_and_another_component_have_streaks_of_their_own()
    {
        await FailAsync();
        _time.Advance(TimeSpan.FromMinutes(6));

        (await FailAsync(pass: _pass with { Uid = "other" })).IsPassing.Should().BeTrue();
        (await FailAsync(step: new ScriptedStep("database", []))).IsPassing.Should().BeTrue();
        (await FailAsync()).IsPassing.Should().BeFalse();
    }

    [Fact]
    public async Task A_platform_that_is_forgotten_leaves_neither_streak_nor_facts()
    {
        await RunAsync(_step.OnReconcile);
        await FailAsync();
        _time.Advance(TimeSpan.FromMinutes(6));

        _runner.Forget(_pass.Uid);

        var after = await FailAsync();
        after.IsPassing.Should().BeTrue();
        after.Facts.Should().BeEmpty();
    }

    [Fact]
    public async Task A_good_look_before_the_first_change_ends_no_streak()
    {
        await FailAsync();
        _time.Advance(TimeSpan.FromMinutes(6));
        await _runner.LookAsync(_step, _pass, CancellationToken.None);

        (await FailAsync()).IsPassing.Should().BeFalse();
    }

    [Fact]
    public async Task Looks_before_the_first_change_have_a_streak_for_each_component()
    {
        await LookInVainAsync(_step);
        _time.Advance(TimeSpan.FromMinutes(6));

        (await LookInVainAsync(new ScriptedStep("database", []))).IsPassing.Should().BeTrue();
        (await LookInVainAsync(_step)).IsPassing.Should().BeFalse();

        async Task<StepOutcome.Unobserved> LookInVainAsync(ScriptedStep step)
        {
            step.OnPreflight = _ => throw Throttled();
            return (StepOutcome.Unobserved)(await _runner.LookAsync(step, _pass, CancellationToken.None)).Outcome;
        }
    }

    [Fact]
    public async Task The_time_since_when_is_in_whole_seconds()
    {
        _time.Advance(TimeSpan.FromSeconds(1.75));

        (await FailAsync()).Since.Should().Be(new DateTime(2026, 11, 22, 12, 0, 1, DateTimeKind.Utc));
    }

    [Fact]
    public async Task An_outside_fault_is_counted_and_logged_by_its_reason_and_a_bug_with_its_stack()
    {
        await FailAsync();
        await _runner.RunAsync(_step, _pass, _ => throw new InvalidOperationException("a bug"), CancellationToken.None);

        _counts.All.Should().Equal("faults cache AwsThrottled", "faults cache InternalError");
        _log.All.Should().Equal(
            (LogLevel.Warning, $"{_pass.Key} cache: AwsThrottled: Throttling: Rate exceeded"), (LogLevel.Error, $"{_pass.Key} cache: unexpected fault"));
    }

    [Fact]
    public async Task What_a_component_still_knows_when_it_cannot_look_replaces_what_was_known()
    {
        await RunAsync(_step.OnReconcile);
        var other = Facts with { PrimaryHost = "other.local" };

        var outcome = await RunAsync(_ => new StepOutcome.Unobserved("AwsThrottled", "m", TimeSpan.Zero, Passes.Noon) { Facts = [other] });

        outcome.Facts.Should().Equal(other);
    }

    [Fact]
    public async Task A_lost_lead_and_the_end_of_the_process_are_no_faults()
    {
        using var stopped = new CancellationTokenSource();
        var lost = () => _runner.RunAsync(_step, _pass, _ => throw new LeadershipLostException(), CancellationToken.None);
        await lost.Should().ThrowAsync<LeadershipLostException>();
        await stopped.CancelAsync();

        var ended = () => _runner.RunAsync(_step, _pass, _ => throw new TimeoutException("of the call"), stopped.Token);

        await ended.Should().ThrowAsync<TimeoutException>();
        _counts.All.Should().BeEmpty();
    }

    private async Task<StepOutcome.Unobserved> FailAsync(TimeSpan later = default, PlatformPass? pass = null, ScriptedStep? step = null)
    {
        _time.Advance(later);
        var report = await _runner.RunAsync(
            step ?? _step,
            pass ?? _pass,
            _ => throw Throttled(),
            CancellationToken.None);
        return report.Outcome.Should().BeOfType<StepOutcome.Unobserved>().Which;
    }

    private static AmazonServiceException Throttled()
        => new("Rate exceeded", null, ErrorType.Sender, "Throttling", "id", System.Net.HttpStatusCode.BadRequest);

    private async Task<StepOutcome> RunAsync(Func<PlatformPass, StepOutcome> script)
        => (await _runner.RunAsync(_step, _pass, _ => Task.FromResult(script(_pass)), CancellationToken.None)).Outcome;
}
