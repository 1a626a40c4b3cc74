namespace Wallet.Api.Tests.Ledger.Model;

/// <summary>
/// One command of a random sequence, before its wallets exist: <c>Wallet</c>, <c>Other</c> and <c>Third</c> count wallets, holds or
/// transactions as far as there are any by then, so that a sequence stays meaningful when others of its steps are taken out.
/// </summary>
internal sealed record Step(StepKind Kind)
{
    /// <summary>What passes before it; <see cref="Pause.None"/> puts it into the batch of the step before.</summary>
    public Pause Pause { get; init; }

    /// <summary>Which lane decides, when it opens a batch.</summary>
    public int Lane { get; init; }

    /// <summary>0: trusted; then users.</summary>
    public int Caller { get; init; }

    public int Wallet { get; init; }

    public int Other { get; init; }

    public int Third { get; init; }

    public long Amount { get; init; }

    /// <summary>Any number, for what else a kind can vary in.</summary>
    public int Choice { get; init; }

    /// <summary>0: no idempotency key; then keys.</summary>
    public int Key { get; init; }

    /// <summary>Two steps of one body ask for the same.</summary>
    public int Body { get; init; }

    /// <summary>The items of an atomic batch.</summary>
    public IReadOnlyList<Step> Items { get; init; } = [];
}

/// <summary>The commands.</summary>
internal enum StepKind
{
    Create,
    Deposit,
    Withdraw,
    Transfer,
    Post,
    Reverse,
    Place,
    Capture,
    CaptureAbove,
    Void,
    Extend,
    SetStatus,
    SetLimits,
    Close,
    Together,
    Sweep,
}

/// <summary>How much time passes.</summary>
internal enum Pause
{
    /// <summary>None: the same batch.</summary>
    None,

    /// <summary>A new batch in the same millisecond.</summary>
    Still,

    /// <summary>Forty milliseconds.</summary>
    Short,

    /// <summary>Until the last millisecond before the next open hold runs out.</summary>
    BeforeExpiry,

    /// <summary>Until the next open hold runs out.</summary>
    Expiry,

    /// <summary>Until the last millisecond of the UTC day.</summary>
    DayEnd,

    /// <summary>Until midnight UTC.</summary>
    Midnight,

    /// <summary>Until the last millisecond of the UTC month.</summary>
    MonthEnd,

    /// <summary>365 days.</summary>
    Year,

    /// <summary>The database's clock is set back a little, as by a failover.</summary>
    Back,
}
