using System.Globalization;
using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>
/// A row of the journal of settings: how a wallet was set after its change number <paramref name="Sequence"/>, which was made at
/// <paramref name="At"/> (Unix milliseconds).
/// </summary>
internal sealed record SettingChange(WalletId Wallet, long Sequence, Setting Setting, WalletSettings After, long At)
{
    /// <summary>The subject of the token with which it was made; null where no one was authenticated.</summary>
    public string? By { get; init; }

    /// <summary>The digest of the wallet's profile, where the change was of it.</summary>
    public UInt128? Profile { get; init; }

    /// <summary>The digest of all that the row says, by which an alteration of any of it is found.</summary>
    public UInt128 Seal => After.Limits.Profile is { } named ? Digest.Of([.. Texts, named]) : Digest.Of(Texts);

    private string?[] Texts =>
    [
        Text(Wallet.Value), Text(Sequence), Text((int)Setting), Text((int)After.Status), Text(After.Overdraft), Text(After.Limits.PerTransaction),
        Text(After.Limits.PerDay), Text(After.Limits.PerMonth), Text(At), By, Profile?.ToString("x32", CultureInfo.InvariantCulture),
    ];

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What was set. Stored and published: never renumber.</summary>
internal enum Setting : byte
{
    /// <summary>The wallet was made, with these settings.</summary>
    Opened = 1,

    /// <summary>The wallet was there before changes were journalled: its settings as the first change found them.</summary>
    Found = 2,

    /// <summary>It was frozen, unfrozen or closed.</summary>
    Status = 3,

    /// <summary>Limits or overdraft.</summary>
    Limits = 4,

    /// <summary>Metadata.</summary>
    Metadata = 5,
}
