using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>
/// A wallet's row as the rules see it. Amounts in minor units; <c>Version</c> counts its entries, <c>LastId</c> is the last one's key.
/// </summary>
internal sealed record WalletState(WalletId Id, UInt128 Owner)
{
    /// <summary>What may happen to it.</summary>
    public WalletStatus Status { get; init; }

    /// <summary>The sum of all entries.</summary>
    public long Posted { get; init; }

    /// <summary>The part that open holds set aside.</summary>
    public long Held { get; init; }

    /// <summary>How far below zero it may go.</summary>
    public long Overdraft { get; init; }

    /// <summary>The number of its entries.</summary>
    public long Version { get; init; }

    /// <summary>The key of its last entry.</summary>
    public long LastId { get; init; }

    /// <summary>The hash that closes over all of its entries.</summary>
    public UInt128 Chain { get; init; }

    /// <summary>Its own limits on what leaves it, and the profile that says the rest.</summary>
    public Limits Limits { get; init; } = Limits.None;

    /// <summary>What has left it lately.</summary>
    public Spending Spending { get; init; }

    /// <summary>How many changes of settings are in the journal; 0 for a wallet of before there was one.</summary>
    public long SettingsVersion { get; init; }

    /// <summary>When the first of its open holds expires, in Unix milliseconds; null without open holds that expire.</summary>
    public long? NextExpiry { get; init; }

    /// <summary>Whether nothing but entries without holds lies between an earlier state and this one.</summary>
    public bool HasOnlyMovedSince(WalletState earlier) => this == earlier with
    {
        Posted = Posted,
        Version = Version,
        LastId = LastId,
        Chain = Chain,
        Spending = Spending,
    };

    /// <summary>What may leave it now.</summary>
    public long Available => Posted - Held + Overdraft;
}
