using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger.Model;

/// <summary>Random sequences: few wallets, keys and units, so that things collide. The same seed makes the same sequence.</summary>
internal sealed class StepGenerator(int seed)
{
    private const int Keys = 5;

    private static readonly StepKind[] Kinds =
    [
        StepKind.Create, StepKind.Deposit, StepKind.Deposit, StepKind.Deposit, StepKind.Withdraw, StepKind.Withdraw, StepKind.Transfer,
        StepKind.Transfer, StepKind.Transfer, StepKind.Post, StepKind.Post, StepKind.Reverse, StepKind.Reverse, StepKind.Reverse,
        StepKind.Place, StepKind.Place, StepKind.Place, StepKind.Capture, StepKind.Capture, StepKind.Capture, StepKind.CaptureAbove,
        StepKind.CaptureAbove, StepKind.Void, StepKind.Extend, StepKind.SetStatus, StepKind.SetLimits, StepKind.Close, StepKind.Together,
        StepKind.Sweep,
    ];

    private static readonly StepKind[] Parts =
        [StepKind.Deposit, StepKind.Withdraw, StepKind.Transfer, StepKind.Transfer, StepKind.Post, StepKind.Place];

    private static readonly Pause[] Pauses =
    [
        Pause.Still, Pause.Still, Pause.Short, Pause.Short, Pause.BeforeExpiry, Pause.Expiry, Pause.DayEnd, Pause.Midnight, Pause.MonthEnd,
        Pause.Year, Pause.Back,
    ];

    private static readonly long[] Large =
        [Money.MaxMinor, 2_000_000_000_000_000_000, 3_999_999_999_999_999_990, 4_000_000_000_000_000_000];

    private readonly Random _random = new(seed);
    private int _bodies;

    /// <summary>A few wallets, then anything.</summary>
    public Step[] Next()
    {
        var (batchSize, most) = (1 + _random.Next(6), _random.Next(8) == 0 ? 100 : 30);
        var steps = new List<Step>();
        for (var count = 2 + _random.Next(3); count > 0; count--)
            steps.Add(Any(StepKind.Create, batchSize));
        for (var count = 4 + _random.Next(most); count > 0; count--)
        {
            var repeated = _random.Next(10) == 0 ? steps[_random.Next(steps.Count)] : null;
            steps.Add(repeated is { Key: > 0 } ? repeated with { Pause = PauseIn(batchSize) } : Any(Pick(Kinds), batchSize));
        }
        return [.. steps];
    }

    private Step Any(StepKind kind, int batchSize) => Draw(kind) with
    {
        Pause = PauseIn(batchSize),
        Lane = _random.Next(4),
        Key = _random.Next(3) == 0 ? 1 + _random.Next(Keys) : 0,
        Body = ++_bodies,
        Items = kind == StepKind.Together ? [.. Enumerable.Range(0, 1 + _random.Next(4)).Select(_ => Draw(Pick(Parts)))] : [],
    };

    private Step Draw(StepKind kind) => new(kind)
    {
        Caller = _random.Next(3) == 0 ? 1 + _random.Next(3) : 0,
        Wallet = _random.Next(7),
        Other = _random.Next(7),
        Third = _random.Next(7),
        Amount = _random.Next(24) == 0 ? Pick(Large) : 1 + _random.Next(20),
        Choice = _random.Next(64),
    };

    private Pause PauseIn(int batchSize) => _random.Next(batchSize) > 0 ? Pause.None : Pick(Pauses);

    private T Pick<T>(T[] from) => from[_random.Next(from.Length)];
}
