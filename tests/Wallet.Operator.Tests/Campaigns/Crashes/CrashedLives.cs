using Wallet.Operator.Platform;
using Wallet.Operator.Tests.Convergence;

namespace Wallet.Operator.Tests.Campaigns.Crashes;

/// <summary>Platforms that are created and taken down, one after another in one account, while something happens to the operator.</summary>
internal sealed class CrashedLives : IAsyncDisposable
{
    private const string Name = "demo";

    // Keys and secrets can be called back for a week.
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(8);

    private readonly World _world;
    private IReadOnlyList<string> _before = [];
    private PlatformEnd? _end;
    private PlatformKey? _standing;

    private CrashedLives(World world) => _world = world;

    /// <summary>All of both phases.</summary>
    public IReadOnlyList<CrashSite> Sites { get; private set; } = [];

    /// <summary>Starts with a life in which nothing happens.</summary>
    public static async Task<CrashedLives> StartAsync()
    {
        var lives = new CrashedLives(await World.StartAsync());
        var (create, delete) = (new CrashStrike(), new CrashStrike());
        var (made, removed) = (await lives.CreateAsync(create), await lives.DeleteAsync(delete));
        // In turns: the platform of one is taken down by the next.
        var (first, second) = (create.Sites("create", made), delete.Sites("delete", removed));
        lives.Sites = [.. first.Zip(second).SelectMany(pair => new[] { pair.First, pair.Second }), .. first.Skip(second.Count), .. second.Skip(first.Count)];
        return lives;
    }

    /// <summary>Goes through the phase of a site; whether it was met.</summary>
    public async Task<bool> RunAsync(CrashSite site)
    {
        var strike = new CrashStrike(site);
        if (site.Phase == "create")
        {
            if (_standing is not null)
                await DeleteAsync(new());
            await CreateAsync(strike);
        }
        else
        {
            if (_standing is null)
                await CreateAsync(new());
            await DeleteAsync(strike);
        }

        return strike.Struck;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task<IReadOnlyList<string>> CreateAsync(CrashStrike strike)
    {
        _before = ArnsOf(_world);
        _standing = await _world.CreateAsync(Name, ConvergenceTests.Staging);
        var journey = new Journey(_world, _standing.Value, strikesReads: true);
        var ready = await journey.UntilReadyAsync(strike.At);
        var changes = journey.Changes.ToList();
        var end = await PlatformEnd.OfAsync(_world, ready!);
        end = strike.HasSpareKey ? end.WithoutOneKey() : end;
        _end ??= end;
        end.Should().BeEquivalentTo(_end, "nothing is made twice, left out or otherwise");
        await ConvergenceTests.StaysQuietAsync(_world, journey, TimeSpan.FromMinutes(10));
        return changes;
    }

    private async Task<IReadOnlyList<string>> DeleteAsync(CrashStrike strike)
    {
        var key = _standing!.Value;
        await _world.DeleteAsync(key);
        var journey = new Journey(_world, key, strikesReads: true);
        await journey.UntilGoneAsync(strike.At);
        _standing = null;
        _world.Clock.Advance(Forgotten);
        ArnsOf(_world).Except(_before).Should().BeEmpty("nothing is left behind");
        return journey.Changes;
    }

    // All but what AWS makes for everyone.
    private static IReadOnlyList<string> ArnsOf(World world)
        => [.. world.Cloud.Aws.Resources.Select(each => each.Arn).Where(arn => !arn.Contains(":pg:default.", StringComparison.Ordinal))];
}
