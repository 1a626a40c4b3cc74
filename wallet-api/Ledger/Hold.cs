using System.Globalization;
using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>Money set aside. Its id is that of the transaction that placed it; times in Unix milliseconds, amounts in minor units.</summary>
internal sealed record Hold(TransactionId Id, WalletId Wallet, WalletId? Destination, long AmountMinor, long? ExpiresAt)
{
    /// <summary>What was moved of it, and beyond it by the capture that ended it: then more than <see cref="AmountMinor"/>.</summary>
    public long Captured { get; init; }

    /// <summary>Where it stands.</summary>
    public HoldStatus Status { get; init; }

    /// <summary>What is still set aside.</summary>
    public long Remaining => Status == HoldStatus.Open ? AmountMinor - Captured : 0;

    /// <summary>
    /// The digest of what it was placed on, which no transaction repeats. It is written beside the hold, so that an alteration is found.
    /// </summary>
    public UInt128 Terms => Digest.Of(
        Text(Wallet.Value), Text(Id.Value), Text(Destination?.Value), Text(AmountMinor), Text(ExpiresAt));

    /// <summary>Whether its time has run out.</summary>
    public bool IsOver(long unixMilliseconds) => Status == HoldStatus.Open && ExpiresAt <= unixMilliseconds;

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Where a hold stands. Stored: never renumber.</summary>
internal enum HoldStatus : byte
{
    /// <summary>Money is set aside.</summary>
    Open = 0,

    /// <summary>All of it that will be was moved.</summary>
    Captured = 1,

    /// <summary>Given up.</summary>
    Voided = 2,

    /// <summary>Its time ran out.</summary>
    Expired = 3,
}
