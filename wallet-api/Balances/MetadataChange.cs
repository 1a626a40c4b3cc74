namespace Wallet.Api.Balances;

/// <summary>What became of it; <paramref name="View"/> is the wallet afterwards, null when there is none or nobody knows.</summary>
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
