using System.Globalization;

namespace Wallet.Api.Tests.Traffic;

/// <summary>How a request is written: pure.</summary>
internal static class WireForm
{
    /// <summary>The path below /api/v1.</summary>
    public static string Path(MoneyRequest request, IReadOnlyList<string> wallets)
    {
        var wallet = request.Legs.Count > 0 ? wallets[request.Legs[0].Wallet] : "";
        return request.Kind switch
        {
            RequestKind.CreateWallet => "wallets",
            RequestKind.Read => $"wallets/{wallet}/balance",
            RequestKind.Journal => "transactions",
            RequestKind.Hold => $"wallets/{wallet}/holds",
            RequestKind.Capture or RequestKind.Void or RequestKind.Extend => $"wallets/{wallet}/holds/{request.Target}/{Verb(request.Kind)}",
            RequestKind.Reversal => $"transactions/{request.Target}/reversals",
            RequestKind.AtomicBatch or RequestKind.Batch => "transactions/batch",
            _ => $"wallets/{wallet}/{Verb(request.Kind)}",
        };
    }

    /// <summary>The body, for those that have one.</summary>
    public static object Body(MoneyRequest request, IReadOnlyList<string> wallets)
    {
        var referenceId = request.Reference;
        return request.Kind switch
        {
            RequestKind.CreateWallet => new { userId = referenceId, currency = "EUR", overdraftLimit = Money(request.Amount) },
            RequestKind.Journal => new
            {
                referenceId,
                legs = request.Legs.Select(l => new { walletId = wallets[l.Wallet], amount = Money(l.Amount) }),
                conditions = request.Conditions.Select(c => new
                {
                    walletId = wallets[c.Wallet],
                    version = c.Version,
                    minAvailable = Money(c.MinAvailable),
                }),
            },
            RequestKind.Hold => new
            {
                referenceId,
                amount = Money(request.Amount),
                // Long after any run, and before what a request to extend asks for.
                expiresAt = DateTimeOffset.UnixEpoch.AddSeconds(3_900_000_000),
                destinationWalletId = request.Destination is { } destination ? wallets[destination] : null,
            },
            RequestKind.Capture => new { referenceId, amount = Money(request.Amount), final = request.Final, allowAbove = request.AllowAbove },
            RequestKind.Void => new { referenceId },
            RequestKind.Extend => new { expiresAt = DateTimeOffset.UnixEpoch.AddSeconds(request.Amount) },
            RequestKind.Reversal => new { referenceId, amount = Money(request.Amount) },
            RequestKind.AtomicBatch or RequestKind.Batch => new
            {
                mode = request.Kind == RequestKind.Batch ? "independent" : "atomic",
                items = request.Items.Select(i => Item(i, wallets)),
            },
            _ => Movement(request, wallets),
        };
    }

    private static object Movement(MoneyRequest request, IReadOnlyList<string> wallets) => new
    {
        referenceId = request.Reference,
        amount = Money(Math.Abs(request.Legs[0].Amount)),
        destinationWalletId = request.Legs.Count > 1 ? wallets[request.Legs[1].Wallet] : null,
    };

    private static object Item(MoneyRequest item, IReadOnlyList<string> wallets) => new
    {
        type = Verb(item.Kind),
        walletId = wallets[item.Legs[0].Wallet],
        referenceId = item.Reference,
        amount = Money(Math.Abs(item.Legs[0].Amount)),
        destinationWalletId = item.Legs.Count > 1 ? wallets[item.Legs[1].Wallet] : null,
    };

    private static string Verb(RequestKind kind) => kind.ToString().ToLowerInvariant();

    private static string? Money(long? minor) => minor is { } amount ? (amount / 100m).ToString("0.00", CultureInfo.InvariantCulture) : null;
}
