using System.Text.RegularExpressions;
using k8s.Models;
using Wallet.Operator.Platform;
using Wallet.Operator.Reconcile;

namespace Wallet.Operator.Tests.Convergence;

/// <summary>One cloud for the crash tests, and a platform in it that was built without any crash, to compare with.</summary>
public sealed partial class WorldFixture : IAsyncLifetime
{
    private UndisturbedPlatform? _undisturbed;

    internal World World { get; private set; } = null!;

    public async Task InitializeAsync() => World = await World.StartAsync();

    public async Task DisposeAsync() => await World.DisposeAsync();

    internal async Task<UndisturbedPlatform> UndisturbedAsync()
    {
        if (_undisturbed is not null)
            return _undisturbed;
        var journey = new Journey(World, await World.CreateAsync("undisturbed", ConvergenceTests.Staging));
        var ready = await journey.UntilReadyAsync();
        return _undisturbed = new UndisturbedPlatform(ready!, journey.Changes);
    }

    /// <summary>An ARN without the platform's name and uid, what is hashed from them, and what AWS has drawn at random.</summary>
    internal static string KindOf(string arn, V1ObjectMeta platform)
        => Drawn().Replace(arn.Replace(new PlatformNames(platform.Name, platform.Uid).Stem, "<stem>", StringComparison.Ordinal), "<drawn>");

    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(-\d+)?|-[A-Za-z0-9]{6}$|(?<=(sg|subnet|sgr)-)[0-9a-f]+|(?<=<stem>-)[0-9a-f]{8}(?=/)")]
    private static partial Regex Drawn();
}

/// <summary>What an operator builds that nobody kills.</summary>
internal sealed record UndisturbedPlatform(StoredPlatform Platform, IReadOnlyList<string> Changes);
