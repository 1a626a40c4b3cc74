using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Batching;

/// <summary>What a batch must lock and look up.</summary>
internal static class Footprint
{
    /// <summary>
    /// All of it; wallets in key order, each once, with the lane's stripes of the outside world, and those for wallets that are ahead of the
    /// clock where there are any.
    /// </summary>
    public static Needs Of(IReadOnlyList<Command> commands, int lane, bool areAhead = false) => new(WalletsOf(commands, lane, areAhead))
    {
        Originals = [.. commands.Select(c => c.Original).OfType<TransactionId>().Distinct().Order()],
        Holds = [.. commands.Where(c => c.Hold is not null).Select(c => (c.Wallets[0], c.Hold!.Value)).Distinct().Order()],
        LimitProfiles = [.. commands.Select(c => c.LimitProfile).OfType<LimitProfileKey>().Distinct()],
        Keys = [.. commands.Select(c => c.Key).OfType<IdempotencyKey>().DistinctBy(k => k.Hash)],
    };

    private static SortedSet<WalletId> WalletsOf(IReadOnlyList<Command> commands, int lane, bool areAhead)
    {
        var wallets = new SortedSet<WalletId>();
        foreach (var command in commands)
        {
            wallets.UnionWith(command.Wallets);
            foreach (var currency in command.Outsides)
            {
                wallets.Add(WalletId.Outside(currency, lane));
                if (areAhead)
                    wallets.Add(WalletId.OutsideAhead(currency, lane));
            }
        }
        return wallets;
    }
}
