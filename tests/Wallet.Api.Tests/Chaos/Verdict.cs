using Wallet.Api.Tests.Traffic;

namespace Wallet.Api.Tests.Chaos;

/// <summary>Compares what clients were told with what is in the books: pure.</summary>
internal static class Verdict
{
    /// <summary>Every answer that is not true, in words.</summary>
    public static IEnumerable<string> Of(IEnumerable<Sent> history, IReadOnlyDictionary<string, int> references)
    {
        foreach (var sent in history)
        {
            var found = sent.Request.Parts.Select(p => references.GetValueOrDefault(p.Reference)).Distinct().ToList();
            int[] allowed = sent.Outcome switch { Outcome.Executed => [1], Outcome.NotExecuted => [0], _ => [0, 1] };
            if (found.Count > 1 || !allowed.Contains(found[0]))
                yield return $"{string.Join(" and ", found)} times in the books: {sent}";
        }
    }

    /// <summary>What each wallet has by the requests that are in the books, by its number.</summary>
    public static Dictionary<int, long> Balances(IEnumerable<Sent> history, IReadOnlyDictionary<string, int> references) => history
        .SelectMany(s => s.Request.Parts).Where(p => references.ContainsKey(p.Reference)).SelectMany(p => p.Legs)
        .GroupBy(l => l.Wallet).ToDictionary(g => g.Key, g => g.Sum(l => l.Amount));
}
