using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger.Model;

/// <summary>One sequence, decided by the product and foretold by the model, compared after every batch.</summary>
internal sealed class SequenceRun
{
    private readonly MemoryLedger _ledger = new() { LimitProfiles = { [ModelProfiles.Retail] = ModelProfiles.OfRetail } };
    private readonly ModelLedger _model = new();
    private readonly StepReader _reader;
    private readonly BookChecks _checks;

    private SequenceRun(int seed)
    {
        _reader = new(_ledger);
        _checks = new(_ledger, _model);
        _ledger.Now = Starts[(uint)seed % Starts.Length];
    }

    // An ordinary noon, the ends of a day, of a short month, of a leap year's February, and of a year.
    private static long[] Starts { get; } =
    [
        At(2026, 4, 15, 12), At(2026, 4, 16, 0) - 30, At(2026, 5, 1, 0) - 30, At(2028, 2, 29, 0) - 30, At(2028, 3, 1, 0) - 30, At(2027, 1, 1, 0) - 30,
    ];

    /// <summary>What happened, batch by batch, up to the first difference.</summary>
    public List<BatchRecord> Batches { get; } = [];

    /// <summary>The first difference, or null when there is none.</summary>
    public string? Difference { get; private set; }

    /// <summary>Runs a sequence.</summary>
    public static SequenceRun Of(int seed, IReadOnlyList<Step> steps)
    {
        var run = new SequenceRun(seed);
        for (var i = 0; i < steps.Count && run.Difference is null;)
        {
            var end = i + 1;
            while (end < steps.Count && steps[end].Pause == Pause.None)
                end++;
            run.Decide([.. steps.Skip(i).Take(end - i)]);
            i = end;
        }
        run.Difference ??= run._checks.Audit();
        return run;
    }

    private void Decide(IReadOnlyList<Step> steps)
    {
        _ledger.Now = After(steps[0].Pause);
        _ledger.Lane = steps[0].Lane;
        var commands = steps.Select(_reader.Read).ToList();
        try
        {
            var decision = _ledger.Preview(commands);
            var expected = _model.Decide(commands, BatchFacts.Of(decision));
            Batches.Add(new(_ledger.Now, steps, commands, expected, decision.Answers));
            Difference = _checks.Of(decision, expected);
            _ledger.Apply(decision);
            Difference ??= _checks.OfBooks(decision);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            if (Batches.Count == 0 || Batches[^1].Commands != commands)
                Batches.Add(new(_ledger.Now, steps, commands, [], []));
            Difference = exception.ToString();
        }
    }

    private long After(Pause pause)
    {
        var now = _ledger.Now;
        var time = DateTimeOffset.FromUnixTimeMilliseconds(now);
        var midnight = new DateTimeOffset(time.Date.AddDays(1), TimeSpan.Zero).ToUnixTimeMilliseconds();
        var expiry = _ledger.Holds.Values.Where(h => h.Status == HoldStatus.Open && h.ExpiresAt > now).Min(h => h.ExpiresAt) ?? now + 1;
        return pause switch
        {
            Pause.None or Pause.Still => now,
            Pause.Short => now + 40,
            Pause.BeforeExpiry => expiry - 1,
            Pause.Expiry => expiry,
            Pause.DayEnd => midnight - 1,
            Pause.Midnight => midnight,
            Pause.MonthEnd => new DateTimeOffset(time.Year, time.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1).ToUnixTimeMilliseconds() - 1,
            Pause.Year => now + (long)TimeSpan.FromDays(365).TotalMilliseconds,
            _ => now - 15,
        };
    }

    private static long At(int year, int month, int day, int hour)
        => new DateTimeOffset(year, month, day, hour, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
}
