using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Storage;

/// <summary>How much of the past an audit looks at.</summary>
internal enum AuditDepth
{
    /// <summary>From each wallet's newest closing on: a day or two, however old the ledger is.</summary>
    Recent,

    /// <summary>All that is kept, and the closings of it.</summary>
    Kept,
}

/// <summary>A wallet to audit: its version, and the closing from which its entries are followed, null for its very first.</summary>
internal sealed record AuditCandidate(WalletId Wallet, long Version, Closing? Opening)
{
    /// <summary>How many entries that is: a wallet's version counts them.</summary>
    public long Entries => Math.Max(0, Version - (Opening?.Sequence ?? 0));

    /// <summary>Takes the first candidates that have at most so many entries together, and the first one whatever it has.</summary>
    public static IReadOnlyList<AuditCandidate> Take(IReadOnlyList<AuditCandidate> candidates, long entries)
    {
        var taken = new List<AuditCandidate>();
        var sum = 0L;
        foreach (var candidate in candidates)
        {
            sum += candidate.Entries;
            if (taken.Count > 0 && sum > entries)
                break;
            taken.Add(candidate);
        }
        return taken;
    }
}
