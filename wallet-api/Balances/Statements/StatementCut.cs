using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Balances.Statements;

/// <summary>A page cut out of what was scanned: pure. As in <see cref="StatementPage"/>.</summary>
internal sealed record StatementCut(IReadOnlyList<Entry> Entries, TransactionId? Next, bool ReachesRetired)
{
    /// <summary>The page; <paramref name="scanned"/> are the newest entries of the range as far as <paramref name="plan"/> reaches.</summary>
    public static StatementCut Of(StatementQuery query, IReadOnlyList<Entry> scanned, StatementPlan plan)
    {
        var looked = scanned.Take(query.Scan).ToList();
        var wanted = looked.Where(query.Matches).Take(query.Limit + 1).ToList();
        if (wanted.Count > query.Limit)
            return new(wanted[..query.Limit], wanted[query.Limit - 1].Transaction, ReachesRetired: false);
        var isOver = looked.Count < query.Scan;
        return new(wanted, isOver ? plan.Next : looked[^1].Transaction, isOver && plan.ReachesRetired);
    }
}
