using Wallet.Api.Ledger;

namespace Wallet.Api.Storage;

/// <summary>What became of a change; <paramref name="Profile"/> is the profile afterwards or, of one that was removed, as it was removed.</summary>
internal sealed record LimitProfileResult(LimitProfile? Profile, LimitProfileOutcome Outcome);

/// <summary>What became of a change of a profile of limits.</summary>
internal enum LimitProfileOutcome
{
    /// <summary>It is as asked for.</summary>
    Done,

    /// <summary>There is none.</summary>
    Missing,

    /// <summary>Wallets have it.</summary>
    InUse,

    /// <summary>There are as many as there can be.</summary>
    TooMany,

    /// <summary>The connection was lost in commit.</summary>
    Unknown,
}
