using System.Diagnostics;
using Wallet.Api.Commands;

namespace Wallet.Api.Tests.Ledger.Model;

/// <summary>Many random sequences, one seed each, so that any of them can be repeated alone.</summary>
internal static class ModelCampaign
{
    /// <summary>
    /// Runs <paramref name="count"/> sequences from <paramref name="seed"/> on; null when all agree, otherwise the first that does not, shrunk
    /// and told. <paramref name="met"/> gathers what commands came to.
    /// </summary>
    public static string? Run(int seed, int count, ISet<(StepKind, ResultCode)> met, Action<CampaignProgress> tell)
    {
        var (clock, commands) = (Stopwatch.StartNew(), 0L);
        for (var i = 0; i < count; i++)
        {
            var steps = new StepGenerator(unchecked(seed + i)).Next();
            var run = SequenceRun.Of(unchecked(seed + i), steps);
            if (run.Difference is not null)
                return Told(unchecked(seed + i), steps);
            foreach (var batch in run.Batches)
                met.UnionWith(batch.Steps.Select((step, at) => (step.Kind, batch.Got[at].Code)));
            commands += steps.Length;
            tell(new(i + 1, count, commands, clock.Elapsed));
        }
        return null;
    }

    private static string Told(int seed, Step[] steps)
    {
        var small = Shrinking.Of(steps, s => SequenceRun.Of(seed, s).Difference is not null);
        var run = SequenceRun.Of(seed, small);
        return $"""
            WALLET_TEST_SEED={seed} repeats it; {small.Count} of {steps.Length} commands are enough:
            {Narrator.Table(run)}
              {run.Difference}
            """;
    }
}
