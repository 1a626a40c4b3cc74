using Wallet.Api.Commands;

namespace Wallet.Api.Batching;

/// <summary>What a batch must lock and look up.</summary>
internal static class Footprint
{
    /// <summary>The wallets in key order, each once, with the lane's stripes of the outside world.</summary>
    public static IReadOnlyCollection<WalletId> Of(IReadOnlyList<Command> commands, int lane)
    {
        var wallets = new SortedSet<WalletId>();
        foreach (var command in commands)
        {
            wallets.UnionWith(command.Wallets);
            if (command.Outside is { } currency)
                wallets.Add(WalletId.Outside(currency, lane));
        }
        return wallets;
    }

    /// <summary>The keys, each once.</summary>
    public static IReadOnlyCollection<IdempotencyKey> Keys(IReadOnlyList<Command> commands)
        => [.. commands.Select(c => c.Key).OfType<IdempotencyKey>().DistinctBy(k => k.Hash)];
}
