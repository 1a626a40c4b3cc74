using Wallet.Operator.Reconcile;
using Xunit.Abstractions;

namespace Wallet.Operator.Tests.Convergence;

/// <summary>A process that is killed at its changing calls builds the same platform, and nothing twice.</summary>
public sealed class CrashTests(WorldFixture fixture, ITestOutputHelper output) : IClassFixture<WorldFixture>
{
    private readonly World _world = fixture.World;

    [Fact]
    public async Task Killed_after_every_change_it_builds_the_same()
        => await BuildsTheSameAsync("after", _ => CrashMoment.After);

    [Fact]
    public async Task Killed_before_every_change_at_the_first_try_it_builds_the_same()
    {
        var tried = new Dictionary<string, int>();
        await BuildsTheSameAsync("before", call => (tried[call] = tried.GetValueOrDefault(call) + 1) % 2 == 1 ? CrashMoment.Before : null);
    }

    [Fact]
    public async Task Killed_at_random_it_builds_the_same()
    {
        var seed = Environment.GetEnvironmentVariable("WALLET_TEST_SEED") is { } given ? int.Parse(given, null) : Random.Shared.Next();
        output.WriteLine($"WALLET_TEST_SEED={seed}");
        var random = new Random(seed);
        await BuildsTheSameAsync("random", _ => random.Next(4) switch
        {
            0 => CrashMoment.Before,
            1 => CrashMoment.After,
            _ => null,
        });
    }

    [Fact]
    public async Task Killed_after_every_change_it_takes_down_everything()
    {
        var key = await _world.CreateAsync("down", ConvergenceTests.Staging);
        var ready = await new Journey(_world, key).UntilReadyAsync();
        await _world.DeleteAsync(key);
        var journey = new Journey(_world, key);

        await journey.UntilGoneAsync(_ => CrashMoment.After);

        output.WriteLine($"{journey.Crashes} crashes.");
        _world.Clock.Advance(TimeSpan.FromDays(8));
        _world.ResourcesOf(ready!.Metadata.Uid).Should().BeEmpty();
    }

    private async Task BuildsTheSameAsync(string name, Func<string, CrashMoment?> strike)
    {
        var undisturbed = await fixture.UndisturbedAsync();
        var key = await _world.CreateAsync(name, ConvergenceTests.Staging);
        var journey = new Journey(_world, key);

        var ready = await journey.UntilReadyAsync(strike);

        output.WriteLine($"{journey.Crashes} crashes, {journey.Changes.Count} changes; undisturbed {undisturbed.Changes.Count}.");
        journey.Crashes.Should().BeGreaterThan(20);
        Kinds(ready!).Should().Equal(Kinds(undisturbed.Platform), "no key, no store, no role is made twice or left out");
        await ConvergenceTests.StaysQuietAsync(_world, journey, TimeSpan.FromHours(1));
    }

    // Arn without what is the platform's own: its name, its uid, and identifiers that AWS draws.
    private IEnumerable<string> Kinds(StoredPlatform platform) => _world.ResourcesOf(platform.Metadata.Uid)
        .Select(arn => WorldFixture.KindOf(arn, platform.Metadata))
        .Order(StringComparer.Ordinal);
}
