using Wallet.Api.Ledger;

namespace Wallet.Api.Storage;

/// <summary>What became of it; <paramref name="View"/> is the wallet afterwards, null when there is none or it is not known.</summary>
internal sealed record MetadataChange(WalletView? View, MetadataOutcome Outcome);

/// <summary>What became of a change of metadata.</summary>
internal enum MetadataOutcome
{
    /// <summary>It is as asked for.</summary>
    Replaced,

    /// <summary>Nothing was changed.</summary>
    Refused,

    /// <summary>The connection was lost in commit.</summary>
    Unknown,
}
