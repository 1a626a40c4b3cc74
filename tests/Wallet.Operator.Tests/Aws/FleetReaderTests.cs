using Microsoft.Extensions.Time.Testing;
using Wallet.Operator.Aws.Fleet;

namespace Wallet.Operator.Tests.Aws;

public sealed class FleetReaderTests
{
    private static readonly Asker Moving = new("moving");
    private static readonly Asker Resting = new("resting", IsAtRest: true);

    private readonly FakeTimeProvider _time = new();
    private readonly Queue<TaskCompletionSource<IReadOnlyList<int>>> _reads = new();
    private readonly FleetReader<int> _fleet;
    private int _started;

    public FleetReaderTests() => _fleet = new FleetReader<int>(_ =>
    {
        _started++;
        var read = new TaskCompletionSource<IReadOnlyList<int>>();
        _reads.Enqueue(read);
        return read.Task;
    }, _time, TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(2));

    [Fact]
    public async Task Concurrent_askers_share_one_read()
    {
        var first = _fleet.ReadAsync(Moving, default);
        var second = _fleet.ReadAsync(Moving, default);
        _reads.Dequeue().SetResult([1]);
        (await first).Should().Equal(1);
        (await second).Should().Equal(1);
        _started.Should().Be(1);
    }

    [Fact]
    public async Task A_list_serves_until_it_is_too_old()
    {
        await ReadAsync(1);
        _time.Advance(TimeSpan.FromSeconds(14.9));
        (await _fleet.ReadAsync(Moving, default)).Should().Equal(1);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        (await ReadAsync(2)).Should().Equal(2);
    }

    [Fact]
    public async Task After_a_mutation_neither_an_old_list_nor_one_on_its_way_serves()
    {
        await ReadAsync(1);
        _fleet.Mutated("moving");
        var before = _fleet.ReadAsync(Moving, default);
        _fleet.Mutated("moving");
        var after = _fleet.ReadAsync(Moving, default);
        _started.Should().Be(3);
        _reads.Dequeue().SetResult([2]);
        _reads.Dequeue().SetResult([3]);
        (await before).Should().Equal(2);
        (await after).Should().Equal(3);
        (await _fleet.ReadAsync(Moving, default)).Should().Equal(3);
    }

    [Fact]
    public async Task Platforms_at_rest_are_served_a_list_for_longer()
    {
        await ReadAsync(1);
        _time.Advance(TimeSpan.FromMinutes(1.9));
        (await _fleet.ReadAsync(Resting, default)).Should().Equal(1);
        _time.Advance(TimeSpan.FromMinutes(0.1));
        var late = _fleet.ReadAsync(Resting, default);
        _reads.Dequeue().SetResult([2]);
        (await late).Should().Equal(2);
    }

    [Fact]
    public async Task A_change_of_one_platform_s_lets_the_others_keep_the_list()
    {
        await ReadAsync(1);
        _fleet.Mutated("another");
        (await _fleet.ReadAsync(Moving, default)).Should().Equal(1);
        (await _fleet.ReadAsync(Resting, default)).Should().Equal(1);
        _fleet.Mutated("resting");
        var after = _fleet.ReadAsync(Resting, default);
        _reads.Dequeue().SetResult([2]);
        (await after).Should().Equal([2], "a platform at rest sees its own change too");
        (await _fleet.ReadAsync(new Asker("another"), default)).Should().Equal([2], "this one was begun after its change");
    }

    [Fact]
    public async Task A_read_that_fails_after_a_change_does_not_bring_the_old_list_back()
    {
        await ReadAsync(1);
        _fleet.Mutated("moving");
        var failing = _fleet.ReadAsync(Moving, default);
        _reads.Dequeue().SetException(new HttpRequestException("away"));
        await failing.Invoking(read => read).Should().ThrowAsync<HttpRequestException>();
        (await ReadAsync(2)).Should().Equal(2);
    }

    [Fact]
    public async Task A_failed_read_is_told_to_its_askers_and_not_kept()
    {
        var failing = _fleet.ReadAsync(Moving, default);
        _reads.Dequeue().SetException(new HttpRequestException("away"));
        await failing.Invoking(read => read).Should().ThrowAsync<HttpRequestException>();
        (await ReadAsync(2)).Should().Equal(2);
    }

    [Fact]
    public async Task An_asker_who_leaves_does_not_end_the_read_of_the_others()
    {
        using var leaving = new CancellationTokenSource();
        var gone = _fleet.ReadAsync(Moving, leaving.Token);
        var staying = _fleet.ReadAsync(Moving, default);
        await leaving.CancelAsync();
        await gone.Invoking(read => read).Should().ThrowAsync<OperationCanceledException>();
        _reads.Dequeue().SetResult([1]);
        (await staying).Should().Equal(1);
    }

    private async Task<IReadOnlyList<int>> ReadAsync(int answer)
    {
        var read = _fleet.ReadAsync(Moving, default);
        _reads.Dequeue().SetResult([answer]);
        return await read;
    }
}
