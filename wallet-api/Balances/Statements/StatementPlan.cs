using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Past;

namespace Wallet.Api.Balances.Statements;

/// <summary>
/// Where to look for a page: pure. <paramref name="Ranges"/> are of one day each, newest first; <paramref name="Next"/> is the key before which
/// more may be found, if they do not reach the end; <paramref name="ReachesRetired"/> if they end where entries are no longer here.
/// </summary>
internal sealed record StatementPlan(IReadOnlyList<PastRange> Ranges, TransactionId? Next, bool ReachesRetired)
{
    /// <summary>The most days that one page looks into.</summary>
    public const int MaxDays = 64;

    /// <summary>The plan for days that are closed; <paramref name="closings"/> are the newest of the range, one more than it can look into.</summary>
    public static StatementPlan Of(StatementQuery query, LedgerHistory history, IReadOnlyList<Closing> closings)
    {
        var ranges = new List<PastRange>();
        for (var (i, sure) = (0, 0L); i < closings.Count; i++)
        {
            var closing = closings[i];
            var end = new TransactionId(closing.Last.Value + 1);
            if (closing.Day <= history.RetiredDay)
                return new(ranges, null, ReachesRetired: true);
            if (ranges.Count == MaxDays || sure >= query.Scan)
                return new(ranges, end, ReachesRetired: false);
            ranges.Add(new(query.Wallet, Later(query.From, closing.First), query.Before < end ? query.Before : end));
            // Days that the range cuts may have fewer than all of their entries in it.
            var isWhole = i + 1 < closings.Count && !(closing.First < query.From) && !(query.Before < end);
            sure += isWhole ? closing.Sequence - closings[i + 1].Sequence : 0;
        }
        return new(ranges, null, ReachesRetired: false);
    }

    private static TransactionId Later(TransactionId one, TransactionId other) => one < other ? other : one;
}
