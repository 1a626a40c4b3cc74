using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Chaos;

/// <summary>The faults that come one at a time. Beside them: <see cref="RelayPauser"/>, <see cref="BrokerAbsence"/>.</summary>
internal static class FaultTable
{
    private static readonly TimeSpan[] Jumps =
    [
        .. new[] { TimeSpan.FromSeconds(2), TimeSpan.FromHours(1), TimeSpan.FromHours(25) }.SelectMany(jump => new[] { jump, -jump }),
    ];

    // Keys may be five minutes ahead of the API's clock.
    private static readonly TimeSpan[] SmallJumps = [TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(-4)];

    /// <summary>All of them, for these servers.</summary>
    public static IReadOnlyList<Fault> Of(ChaosServers servers, Random random)
    {
        var passwords = 0;
        return
        [
            KillOf(0), KillOf(1), KillOf(2),
            OfDatabase("database killed", 200, servers.Database.Down, servers.Database.Up),
            OfDatabase("database read-only", 300, () => ReadOnly(1), () => ReadOnly(0)),
            OfDatabase("connections cut in COMMIT", 600, () => servers.Proxy.Next = AnyCut, () => servers.Proxy.Next = NoCut),
            OfDatabase("two connections of a user", 600, () => servers.LimitConnections(2), () => servers.LimitConnections(0)),
            OfDatabase("password rotated", 300, () => servers.ChangePassword(NextPassword()), () => servers.DeliverPassword($"password {passwords}")),
            new("Redis gone", Milliseconds(200), servers.Redis.Down, servers.Redis.Up),
            new("identity provider gone, with a new key", Milliseconds(500), LoseKeysAsync, servers.Identities.UpAsync) { Takes = Need.Shared },
            Jump("database's clock jumps", servers.DatabaseClock, Jumps),
            Jump("an API's clock jumps", servers.ApiClocks[random.Next(servers.ApiClocks.Count)], SmallJumps),
        ];

        Fault KillOf(int process) => new(
            "kill -9 of an API", Milliseconds(300), servers.Apis.Processes[process].Down, servers.Apis.Processes[process].Up)
        {
            Takes = Need.Of(servers.Apis.Processes[process].Name),
        };

        Fault OfDatabase(string name, int milliseconds, Action on, Action off)
            => new(name, Milliseconds(milliseconds), on, off) { Takes = Need.Shared };

        string NextPassword() => $"password {++passwords}";

        // Tokens of the new key are known for good again once the provider is back.
        async Task LoseKeysAsync()
        {
            await servers.Identities.DownAsync();
            servers.Identities.Rotate();
        }

        Fault Jump(string name, ShiftedClock clock, TimeSpan[] jumps) => new(
            name, Milliseconds(800), () => clock.Shift(jumps[random.Next(jumps.Length)]), () => clock.Shift(TimeSpan.Zero));

        void ReadOnly(int value) => servers.Database.Execute($"SET GLOBAL read_only = {value}");
    }

    // Some commits get through, so that clients go on.
    private static CuttingProxy.Cut AnyCut() => (CuttingProxy.Cut)Random.Shared.Next(3);

    private static CuttingProxy.Cut NoCut() => CuttingProxy.Cut.None;

    private static TimeSpan Milliseconds(int count) => TimeSpan.FromMilliseconds(count);
}
