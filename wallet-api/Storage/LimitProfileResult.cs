using Wallet.Api.Ledger;

namespace Wallet.Api.Storage;

/// <summary>What became of a change; <paramref name="Profile"/> is the profile afterwards or, of one that was removed, as it was removed.</summary>
internal sealed record LimitProfileResult(LimitProfile? Profile, LimitProfileOutcome Outcome);

/// <summary>
/// How a change is asked for: <paramref name="By"/> whom, whether it is only tried, and what must be so of the profile as it is, or of null
/// while there is none.
/// </summary>
internal sealed record LimitProfileTerms(string? By, bool IsDryRun, Func<LimitProfile?, bool> IsMet);

/// <summary>What became of a change of a profile of limits.</summary>
internal enum LimitProfileOutcome
{
    /// <summary>It is as asked for.</summary>
    Done,

    /// <summary>There is none.</summary>
    Missing,

    /// <summary>It is not as the terms demand.</summary>
    Changed,

    /// <summary>Wallets have it.</summary>
    InUse,

    /// <summary>There are as many as there can be.</summary>
    TooMany,

    /// <summary>The connection was lost in commit.</summary>
    Unknown,
}
