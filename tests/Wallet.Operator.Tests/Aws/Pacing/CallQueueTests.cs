using Microsoft.Extensions.Time.Testing;
using Wallet.Operator.Aws.Pacing;

namespace Wallet.Operator.Tests.Aws.Pacing;

public sealed class CallQueueTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly FakeTimeProvider _time = new();
    private readonly CallQueue _queue;

    // Five calls at once, the last of which is kept for urgent ones; then one each half second.
    public CallQueueTests() => _queue = new CallQueue("Reads of rds", new CallRate(2, 5), _time);

    public void Dispose() => _queue.Dispose();

    [Fact]
    public async Task Calls_go_at_once_as_long_as_there_are_tokens_and_then_in_their_order()
    {
        var calls = Enumerable.Range(0, 7).Select(_ => Call()).ToList();

        Gone(calls).Should().Equal(0, 1, 2, 3);
        _time.Advance(TimeSpan.FromSeconds(0.5));
        await calls[4].WaitAsync(Limit);
        Gone(calls).Should().Equal(0, 1, 2, 3, 4);
        _time.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(calls).WaitAsync(Limit);
    }

    [Fact]
    public async Task An_urgent_call_needs_no_turn_when_the_others_have_used_up_theirs()
    {
        var usual = Enumerable.Range(0, 10).Select(_ => Call()).ToList();

        await Call(CallLane.Urgent).WaitAsync(Limit);

        Gone(usual).Should().Equal(0, 1, 2, 3);
    }

    [Fact]
    public async Task Urgent_calls_overtake_those_that_wait()
    {
        var usual = Enumerable.Range(0, 10).Select(_ => Call()).ToList();
        var urgent = Enumerable.Range(0, 3).Select(_ => Call(CallLane.Urgent)).ToList();

        _time.Advance(TimeSpan.FromSeconds(0.5));
        _time.Advance(TimeSpan.FromSeconds(0.5));

        await Task.WhenAll(urgent).WaitAsync(Limit);
        Gone(usual).Should().Equal(0, 1, 2, 3);
    }

    [Fact]
    public async Task A_call_that_would_wait_for_too_long_is_refused_at_once_with_the_wait()
    {
        var calls = Enumerable.Range(0, 25).Select(_ => Call()).ToList();

        var refused = (await calls[^1].Invoking(call => call.WaitAsync(Limit)).Should().ThrowAsync<CallsHeldBackException>()).Which;

        refused.Message.Should().Be("Reads of rds are held back: AWS takes no more of them at the moment.");
        refused.Wait.Should().BeGreaterThan(CallQueue.Patience);
        calls.Count(call => call.IsFaulted).Should().Be(1);
        Gone(calls).Should().HaveCount(4);
    }

    [Fact]
    public async Task When_AWS_throttles_meanwhile_a_call_waits_no_longer_than_its_time()
    {
        var calls = Enumerable.Range(0, 20).Select(_ => Call()).ToList();
        for (var times = 0; times < 6; times++)
        {
            _queue.Throttled(_queue.Now);
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        _time.Advance(CallQueue.Patience);

        await calls[^1].Invoking(call => call.WaitAsync(Limit)).Should().ThrowAsync<CallsHeldBackException>();
        _queue.Budget.PerSecond.Should().BeLessThan(0.2);
    }

    [Fact]
    public async Task A_caller_who_leaves_takes_no_turn()
    {
        var calls = Enumerable.Range(0, 4).Select(_ => Call()).ToList();
        using var leaving = new CancellationTokenSource();
        var gone = _queue.WaitAsync(CallLane.Usual, leaving.Token);
        var staying = Call();

        await leaving.CancelAsync();
        await gone.Invoking(call => call).Should().ThrowAsync<OperationCanceledException>();
        _time.Advance(TimeSpan.FromSeconds(0.5));

        await staying.WaitAsync(Limit);
        Gone(calls).Should().HaveCount(4);
    }

    private Task Call(CallLane lane = CallLane.Usual) => _queue.WaitAsync(lane, CancellationToken.None);

    private static IEnumerable<int> Gone(IEnumerable<Task> calls)
        => calls.Index().Where(call => call.Item.IsCompletedSuccessfully).Select(call => call.Index);
}
