using System.Diagnostics;
using Wallet.Api.Commands;

namespace Wallet.Api.Tests.Ledger.Model;

/// <summary>Many random sequences, one seed each, so that any of them can be repeated alone.</summary>
internal sealed class ModelCampaign(int seed, int count, Action<CampaignProgress> tell)
{
    private const int ChunkSize = 100;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Lock _gate = new();
    private readonly HashSet<(StepKind, ResultCode)> _met = [];
    private CampaignProgress _progress = new(0, count, 0, TimeSpan.Zero);
    private int? _failed;

    /// <summary>What commands came to.</summary>
    public IReadOnlySet<(StepKind Kind, ResultCode Code)> Met => _met;

    /// <summary>Runs it on all cores; null when all sequences agree, otherwise one that does not, shrunk and told.</summary>
    public string? Run()
    {
        Parallel.For(0, (count + ChunkSize - 1) / ChunkSize, (chunk, loop) =>
        {
            if (!Run(chunk * ChunkSize, Math.Min((chunk + 1) * ChunkSize, count)))
                loop.Stop();
        });
        return _failed is { } failed ? Told(failed) : null;
    }

    private bool Run(int from, int to)
    {
        var (commands, met) = (0L, new HashSet<(StepKind, ResultCode)>());
        for (var at = from; at < to; at++)
        {
            var steps = new StepGenerator(unchecked(seed + at)).Next();
            var run = SequenceRun.Of(unchecked(seed + at), steps);
            if (run.Difference is not null)
            {
                lock (_gate)
                    _failed = unchecked(seed + at);
                return false;
            }
            commands += steps.Length;
            foreach (var batch in run.Batches)
                met.UnionWith(batch.Steps.Select((step, i) => (step.Kind, batch.Got[i].Code)));
        }
        lock (_gate)
        {
            _met.UnionWith(met);
            _progress = _progress with { Done = _progress.Done + to - from, Commands = _progress.Commands + commands, Elapsed = _clock.Elapsed };
            tell(_progress);
        }
        return true;
    }

    private static string Told(int seed)
    {
        var steps = new StepGenerator(seed).Next();
        var small = Shrinking.Of(steps, s => SequenceRun.Of(seed, s).Difference is not null);
        var run = SequenceRun.Of(seed, small);
        return $"""
            WALLET_TEST_SEED={seed} repeats it; {small.Count} of {steps.Length} commands are enough:
            {Narrator.Table(run)}
              {run.Difference}
            """;
    }
}
