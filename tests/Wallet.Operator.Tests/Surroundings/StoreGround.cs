using Wallet.Operator.Network;
using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Security;

namespace Wallet.Operator.Tests.Surroundings;

/// <summary>What a data store stands on: an account in which network and security are in place.</summary>
internal static class StoreGround
{
    /// <summary>A pass as the stores see it: with the facts of the rooms before them.</summary>
    public static async Task<PlatformPass> PrepareAsync(this LocalAccount account, Func<PlatformSettings, PlatformSettings>? change = null)
    {
        var pass = SamplePlatform.Pass(change);
        var network = await new NetworkStep(account.Regions, TestRooms.Tools(account.Clock)).BuildAsync(account, pass);
        pass = pass with { Facts = network.Facts };
        var security = await new SecurityStep(account.Regions, TestRooms.Tools(account.Clock)).BuildAsync(account, pass);
        account.Journal.Clear();
        return pass with { Facts = [.. network.Facts, .. security.Facts] };
    }

    /// <summary>The pass after an outcome: as the reconciler makes it from the status.</summary>
    public static PlatformPass After(this PlatformPass pass, StepOutcome outcome) => pass with
    {
        Remembered = outcome.Remember ?? pass.Remembered,
    };

    /// <summary>The pass with another spec.</summary>
    public static PlatformPass With(this PlatformPass pass, Func<PlatformSettings, PlatformSettings> change) =>
        pass with { Settings = change(pass.Settings) };

    /// <summary>Operations that changed something in one service, in order.</summary>
    public static IReadOnlyList<string> Mutations(this LocalAccount account, string service) =>
        [.. account.Journal.Mutations.Where(call => call.Service == service).Select(call => call.Operation)];
}
