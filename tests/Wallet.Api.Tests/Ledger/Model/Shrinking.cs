namespace Wallet.Api.Tests.Ledger.Model;

/// <summary>Makes a failing sequence small: takes out runs of steps, then single ones, then lowers amounts, as long as it still fails.</summary>
internal static class Shrinking
{
    /// <summary>The smallest that was found.</summary>
    public static IReadOnlyList<Step> Of(IReadOnlyList<Step> steps, Func<IReadOnlyList<Step>, bool> fails)
    {
        while (true)
        {
            var smaller = Candidates(steps).FirstOrDefault(fails);
            if (smaller is null)
                return steps;
            steps = smaller;
        }
    }

    private static IEnumerable<IReadOnlyList<Step>> Candidates(IReadOnlyList<Step> steps)
    {
        for (var size = Math.Max(steps.Count / 2, 1); size >= 1; size /= 2)
        {
            for (var start = 0; start + size <= steps.Count; start++)
                yield return [.. steps.Take(start), .. steps.Skip(start + size)];
        }
        for (var i = 0; i < steps.Count; i++)
        {
            foreach (var simpler in Simpler(steps[i]))
                yield return [.. steps.Take(i), simpler, .. steps.Skip(i + 1)];
        }
    }

    private static IEnumerable<Step> Simpler(Step step)
    {
        if (step.Amount > 1)
            yield return step with { Amount = 1 };
        if (step.Amount > 2)
            yield return step with { Amount = step.Amount / 2 };
        if (step.Key > 0)
            yield return step with { Key = 0 };
        if (step.Caller > 0)
            yield return step with { Caller = 0 };
        if (step.Choice > 0)
            yield return step with { Choice = 0 };
        for (var i = 0; step.Items.Count > 1 && i < step.Items.Count; i++)
            yield return step with { Items = [.. step.Items.Take(i), .. step.Items.Skip(i + 1)] };
    }
}
