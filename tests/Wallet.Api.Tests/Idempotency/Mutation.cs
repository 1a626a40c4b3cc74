using Wallet.Api.Tests.Traffic;

namespace Wallet.Api.Tests.Idempotency;

/// <summary>Makes another request of one that could be mistaken for it: pure.</summary>
internal static class Mutation
{
    /// <summary>The same kind of request with another amount, other wallets, another time, or more or fewer parts.</summary>
    public static MoneyRequest Of(MoneyRequest request, Random random, int wallets) => request.Kind switch
    {
        RequestKind.CreateWallet or RequestKind.Extend => request with { Amount = request.Amount + 1 },
        RequestKind.Deposit or RequestKind.Withdraw => request with { Legs = [More(request.Legs[0])] },
        RequestKind.Transfer when random.Next(2) == 0 => request with { Legs = [request.Legs[0], Elsewhere(request, wallets)] },
        RequestKind.Transfer => request with { Legs = [.. request.Legs.Select(More)] },
        RequestKind.Journal => request with { Legs = [More(request.Legs[0]), More(request.Legs[1]), .. request.Legs.Skip(2)] },
        RequestKind.Hold => request with { Amount = request.Amount + 1 },
        RequestKind.Capture or RequestKind.Reversal => request with { Amount = request.Amount + 1, Legs = [.. request.Legs.Select(More)] },
        RequestKind.AtomicBatch or RequestKind.Batch => request with { Items = Others(request.Items, random, wallets) },
        _ => request with { Reference = $"{request.Reference}-other" },
    };

    private static IReadOnlyList<MoneyRequest> Others(IReadOnlyList<MoneyRequest> items, Random random, int wallets) => random.Next(3) switch
    {
        0 => [.. items.Skip(1)],
        1 => [.. items, items[0] with { Reference = $"{items[0].Reference}-other" }],
        _ => [Of(items[0], random, wallets), .. items.Skip(1)],
    };

    private static Leg More(Leg leg) => leg with { Amount = leg.Amount + Math.Sign(leg.Amount) };

    private static Leg Elsewhere(MoneyRequest request, int wallets)
        => request.Legs[1] with { Wallet = Enumerable.Range(0, wallets).First(w => request.Legs.All(l => l.Wallet != w)) };
}
