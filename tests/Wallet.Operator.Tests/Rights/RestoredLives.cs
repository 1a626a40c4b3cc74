using Wallet.Operator.Database;
using Wallet.Operator.Platform;
using Wallet.Operator.Tests.Convergence;

namespace Wallet.Operator.Tests.Rights;

/// <summary>
/// A platform restored from a snapshot, and another from the first one's database at a point in time. The first is taken down, kept back by
/// somebody's network interface for a while; the second lets go of its stores and leaves them.
/// </summary>
internal sealed class RestoredLives(World world)
{
    /// <summary>Lives them.</summary>
    public async Task LiveAsync(string snapshot)
    {
        var (first, names) = await BuildAsync("restored", new { snapshotIdentifier = snapshot });
        var (second, _) = await BuildAsync("copied", new { clusterIdentifier = DatabaseNames.Cluster(names) });

        await world.ChangeAsync(second.Key, new { deletion = new { policy = "Retain" } });
        await world.DeleteAsync(second.Key);
        await second.Journey.UntilGoneAsync();

        var guest = await new Meddler(world, names).OccupyNetworkAsync();
        await world.DeleteAsync(first.Key);
        await first.Journey.UntilAsync(platform
            => platform!.Status!.Components!.Any(component => component.Message?.Contains(guest, StringComparison.Ordinal) ?? false));
        world.Cloud.Account.RemoveNetworkInterface(guest);
        await first.Journey.UntilGoneAsync();
    }

    private async Task<((PlatformKey Key, Journey Journey) Platform, PlatformNames Names)> BuildAsync(string name, object restoreFrom)
    {
        var key = await world.CreateAsync(name, new
        {
            environment = "staging",
            region = World.Region,
            database = new { restoreFrom },
            app = new { image = "wallet-api:1", env = new { WALLET_AUTH_MODE = "disabled" } },
        });
        var journey = new Journey(world, key, RightsTests.Pace);
        var ready = await journey.UntilReadyAsync();
        return ((key, journey), new PlatformNames(name, ready!.Metadata.Uid));
    }
}
