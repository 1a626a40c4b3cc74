using Microsoft.Extensions.Time.Testing;
using Wallet.Operator.Hosting;
using Wallet.Operator.Kube;
using Wallet.Operator.Platform;

namespace Wallet.Operator.Tests.Hosting;

public sealed class OwnedWakesTests : IDisposable
{
    private static readonly ObjectKey Demo = new("wallet", "demo");

    private readonly FakeTimeProvider _time = new();
    private readonly WorkQueue<PlatformKey> _queue;
    private readonly OwnedWakes _wakes;

    public OwnedWakesTests()
    {
        _queue = new(new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60)), _time, new Random(1));
        _wakes = new OwnedWakes(_queue, _time);
    }

    public void Dispose() => _queue.Dispose();

    [Fact]
    public async Task The_first_change_brings_its_platform_a_moment_later()
    {
        _wakes.Wake(Demo);
        _queue.Depth.Should().Be(0);

        _time.Advance(OwnedWakes.Pause);

        (await TakeAsync()).Should().Be(new PlatformKey("wallet", "demo"));
    }

    [Fact]
    public async Task A_fight_over_a_field_brings_a_look_every_ten_seconds_and_no_more()
    {
        var looks = 0;
        for (var tick = 0; tick < 600; tick++)
        {
            _wakes.Wake(Demo);
            _time.Advance(TimeSpan.FromMilliseconds(100));
            if (_queue.Depth == 0)
                continue;
            _queue.Done(await TakeAsync());
            looks++;
        }

        looks.Should().BeInRange(6, 7, "a minute has passed");
    }

    [Fact]
    public async Task The_last_change_is_never_lost_even_if_a_pass_has_taken_the_plan_with_it()
    {
        _wakes.Wake(Demo);
        _queue.Add(new PlatformKey("wallet", "demo"));
        await TakeAsync();
        _wakes.Wake(Demo);
        _queue.Done(new PlatformKey("wallet", "demo"));

        _time.Advance(OwnedWakes.Calm);

        (await TakeAsync()).Name.Should().Be("demo");
    }

    [Fact]
    public async Task One_platforms_storm_does_not_hold_up_another()
    {
        for (var change = 0; change < 50; change++)
            _wakes.Wake(Demo);
        _time.Advance(OwnedWakes.Pause);
        (await TakeAsync()).Name.Should().Be("demo");
        _wakes.Wake(Demo);
        _wakes.Wake(new ObjectKey("wallet", "other"));

        _time.Advance(OwnedWakes.Pause);

        (await TakeAsync()).Name.Should().Be("other");
    }

    private Task<PlatformKey> TakeAsync() => _queue.TakeAsync(CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(10));
}
