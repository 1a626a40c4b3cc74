using System.Collections.Concurrent;
using System.Net;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Failover;

/// <summary>Reads balances from all processes and holds each against what clients knew before it asked.</summary>
internal sealed class StrongReader(IReadOnlyList<ApiProcess> apis, IReadOnlyList<string> wallets, Acknowledged acknowledged)
{
    private int _reads;

    /// <summary>Reads that were answered.</summary>
    public int Reads => _reads;

    /// <summary>Answers that were of an earlier version than one that was known.</summary>
    public ConcurrentQueue<string> Stale { get; } = new();

    public async Task RunAsync(Func<bool> isOver, Random random)
    {
        while (!isOver())
        {
            var (api, wallet) = (apis[random.Next(apis.Count)], random.Next(wallets.Count));
            var known = acknowledged.Of(wallet);
            var reply = await api.Client.GetAsync($"wallets/{wallets[wallet]}/balance");
            if (reply.Status != HttpStatusCode.OK)
            {
                await Task.Delay(20);
                continue;
            }
            Interlocked.Increment(ref _reads);
            if (reply["version"].GetInt64() is var version && version < known)
                Stale.Enqueue($"{api.Name} answered version {version} of {wallets[wallet]} when {known} was known");
        }
    }
}
