using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;
using Wallet.Operator.Kube;

namespace Wallet.Operator.Tests.Kube;

public sealed class WorkQueueTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly WorkQueue<string> _queue;

    public WorkQueueTests() => _queue = New(_time);

    public void Dispose() => _queue.Dispose();

    [Fact]
    public async Task A_key_added_twice_is_worked_on_once()
    {
        _queue.Add("a");
        _queue.Add("a");

        (await Take()).Should().Be("a");
        _queue.Done("a");
        Nothing();
    }

    [Fact]
    public async Task A_key_added_during_its_work_waits_for_the_end_of_it()
    {
        _queue.Add("a");
        await Take();
        _queue.Add("a");
        Nothing();

        _queue.Done("a");

        (await Take()).Should().Be("a");
    }

    [Fact]
    public async Task A_delayed_key_comes_when_it_is_due()
    {
        _queue.AddAfter("a", TimeSpan.FromSeconds(10));
        _time.Advance(TimeSpan.FromSeconds(9));
        Nothing();

        _time.Advance(TimeSpan.FromSeconds(1));

        (await Take()).Should().Be("a");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task A_clock_that_is_set_moves_no_delay(int hours)
    {
        var clock = new SettableClock();
        using var queue = New(clock);
        queue.AddAfter("a", TimeSpan.FromSeconds(10));

        clock.Set(TimeSpan.FromHours(hours));
        clock.Advance(TimeSpan.FromSeconds(9));
        queue.Depth.Should().Be(0);
        clock.Advance(TimeSpan.FromSeconds(1));

        (await queue.TakeAsync(CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(10))).Should().Be("a");
        queue.Add("b");
        clock.Set(TimeSpan.FromHours(hours));
        clock.Advance(TimeSpan.FromSeconds(3));
        queue.Age.Should().Be(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task The_earliest_wish_wins_and_is_the_only_one()
    {
        _queue.AddAfter("a", TimeSpan.FromSeconds(30));
        _queue.AddAfter("a", TimeSpan.FromSeconds(5));
        _queue.AddAfter("a", TimeSpan.FromSeconds(60));
        _time.Advance(TimeSpan.FromSeconds(5));

        (await Take()).Should().Be("a");
        _queue.Done("a");
        _time.Advance(TimeSpan.FromMinutes(2));
        Nothing();
    }

    [Fact]
    public async Task Adding_at_once_overtakes_the_delay()
    {
        _queue.AddAfter("a", TimeSpan.FromSeconds(30));
        _queue.Add("a");

        await Take();
        _queue.Done("a");
        _time.Advance(TimeSpan.FromMinutes(1));
        Nothing();
    }

    [Fact]
    public async Task A_delay_that_ends_during_work_brings_the_key_back_after_it()
    {
        _queue.Add("a");
        await Take();
        _queue.AddAfter("a", TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(1));
        Nothing();

        _queue.Done("a");

        (await Take()).Should().Be("a");
    }

    [Fact]
    public async Task Failures_slow_a_key_down_but_never_drop_it()
    {
        var waits = new List<TimeSpan>();
        for (var failure = 0; failure < 12; failure++)
        {
            var began = _time.GetUtcNow();
            _queue.AddAfterFailure("a");
            while (_queue.Depth == 0)
                _time.Advance(TimeSpan.FromMilliseconds(100));
            waits.Add(_time.GetUtcNow() - began);
            (await Take()).Should().Be("a");
            _queue.Done("a");
        }

        waits[0].Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(1.1));
        waits[^1].Should().BeGreaterThan(TimeSpan.FromSeconds(20)).And.BeLessThanOrEqualTo(TimeSpan.FromSeconds(60.1));
    }

    [Fact]
    public void A_success_makes_the_next_failure_the_first()
    {
        for (var failure = 0; failure < 10; failure++)
            _queue.AddAfterFailure("b");
        _queue.ForgetFailures("a");
        _queue.AddAfterFailure("a");

        _time.Advance(TimeSpan.FromSeconds(1));

        _queue.Depth.Should().Be(2, "both are due: b by its first failure, a by its only one");
    }

    [Fact]
    public async Task A_cancelled_wait_loses_no_key()
    {
        using var cancelled = new CancellationTokenSource();
        var waiting = _queue.TakeAsync(cancelled.Token);
        await cancelled.CancelAsync();
        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<OperationCanceledException>();

        _queue.Add("a");

        (await Take()).Should().Be("a");
    }

    [Fact]
    public void Age_is_that_of_the_key_that_waits_longest()
    {
        _queue.Add("a");
        _time.Advance(TimeSpan.FromSeconds(3));
        _queue.Add("b");
        _time.Advance(TimeSpan.FromSeconds(2));

        _queue.Age.Should().Be(TimeSpan.FromSeconds(5));
        _queue.Depth.Should().Be(2);
    }

    [Fact]
    public async Task A_key_that_comes_back_all_the_time_takes_its_turn_like_the_others()
    {
        for (var number = 0; number < 200; number++)
            _queue.Add($"quiet {number}");
        _queue.Add("flapping");
        var served = new List<string>();
        while (served.Count < 402)
        {
            _queue.Add("flapping");
            var key = await Take();
            _queue.Add("flapping"); // also while it is worked on
            if (key != "flapping")
                _queue.Add(key);
            served.Add(key);
            _queue.Done(key);
        }

        served[..201].Should().OnlyHaveUniqueItems("each is worked on before any comes again");
        served.Count(key => key == "flapping").Should().Be(2);
        served.Index().Where(each => each.Item == "quiet 7").Select(each => each.Index).Should().Equal([7, 208], "the longest wait is one round");
    }

    [Fact]
    public async Task Urgent_keys_go_before_the_others_and_every_fourth_is_one_of_the_others()
    {
        using var queue = new WorkQueue<string>(new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60)), _time, new Random(1), key => key[0] == 'u');
        foreach (var key in new[] { "1", "2", "3", "u1", "u2", "u3", "u4", "u5" })
            queue.Add(key);

        (await AllAsync(queue)).Should().Equal("u1", "u2", "u3", "1", "u4", "u5", "2", "3");
    }

    [Fact]
    public async Task A_key_that_becomes_urgent_while_it_waits_leaves_its_place()
    {
        var urgent = new HashSet<string>();
        using var queue = new WorkQueue<string>(
            new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60)), _time, new Random(1), urgent.Contains);
        for (var number = 0; number < 500; number++)
            queue.Add($"{number}");
        urgent.Add("499");
        _time.Advance(TimeSpan.FromSeconds(3));
        queue.Add("499");

        queue.Age.Should().Be(TimeSpan.FromSeconds(3));
        (await AllAsync(queue)).Should().HaveCount(500).And.StartWith("499").And.OnlyHaveUniqueItems();
    }

    private static async Task<List<string>> AllAsync(WorkQueue<string> queue)
    {
        List<string> taken = [];
        while (queue.Depth > 0)
            taken.Add(await queue.TakeAsync(CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(10)));
        return taken;
    }

    /// <summary>Whatever happens in whatever order: what was asked for is worked on, and never twice at once.</summary>
    [Property(MaxTest = 200)]
    public bool No_order_of_events_loses_a_key(byte[] events)
    {
        var time = new FakeTimeProvider();
        using var queue = New(time);
        var (wanted, working) = (new HashSet<string>(), new HashSet<string>());
        foreach (var step in events ?? [])
        {
            var key = $"{step % 3}";
            switch (step / 3 % 5)
            {
                case 0:
                    queue.Add(key);
                    wanted.Add(key);
                    break;
                case 1:
                    queue.AddAfter(key, TimeSpan.FromSeconds(step));
                    wanted.Add(key);
                    break;
                case 2 when queue.Depth > 0:
                    var taken = queue.TakeAsync(CancellationToken.None).Result;
                    if (!working.Add(taken))
                        return false;
                    wanted.Remove(taken);
                    break;
                case 3 when working.Remove(key):
                    queue.Done(key);
                    break;
                default:
                    time.Advance(TimeSpan.FromSeconds(step));
                    break;
            }
        }

        foreach (var key in working)
            queue.Done(key);
        time.Advance(TimeSpan.FromHours(1));
        while (queue.Depth > 0)
            wanted.Remove(queue.TakeAsync(CancellationToken.None).Result);
        return wanted.Count == 0;
    }

    private Task<string> Take() => _queue.TakeAsync(CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(10));

    private void Nothing() => _queue.Depth.Should().Be(0);

    private static WorkQueue<string> New(TimeProvider time)
        => new(new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60)), time, new Random(1));

    /// <summary>A wall clock that people and time servers set; timestamps and timers go on as they were.</summary>
    private sealed class SettableClock : FakeTimeProvider
    {
        private TimeSpan _set;

        public void Set(TimeSpan by) => _set += by;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _set;

        public override long GetTimestamp() => base.GetTimestamp() - _set.Ticks;
    }
}
