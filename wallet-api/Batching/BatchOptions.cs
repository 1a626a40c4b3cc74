namespace Wallet.Api.Batching;

/// <summary>The size of the write path.</summary>
internal sealed record BatchOptions
{
    /// <summary>Lanes that commit side by side.</summary>
    public int Lanes { get; init; } = 2;

    /// <summary>Commands of one transaction.</summary>
    public int MaxBatch { get; init; } = 512;

    /// <summary>Commands that may wait per lane; more are refused at once.</summary>
    public int QueueCapacity { get; init; } = 4096;

    /// <summary>How long a command may wait and be tried; past it, it is answered as not executed.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long, past that, the outcome of an unanswered commit is asked for.</summary>
    public TimeSpan SettleWithin { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The pause between attempts on a database that does not answer.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromMilliseconds(50);
}
