namespace Wallet.Api.Batching;

/// <summary>The size of the write path.</summary>
internal sealed record BatchOptions
{
    // A quarter of a batch is some 50 ms of the database's time.
    private const int HeavyPart = 4;

    /// <summary>Lanes that commit side by side, beside the one of heavy commands.</summary>
    public int Lanes { get; init; } = 2;

    /// <summary>Movements of one transaction.</summary>
    public int MaxBatch { get; init; } = 512;

    /// <summary>About how many bytes of SQL one transaction has; less where the server's max_allowed_packet is small.</summary>
    public long MaxBatchBytes { get; init; } = 4 << 20;

    /// <summary>Movements that may wait per lane; more are refused at once.</summary>
    public int QueueCapacity { get; init; } = 4096;

    /// <summary>About how many bytes of SQL may wait per lane.</summary>
    public long QueueBytes { get; init; } = 32 << 20;

    /// <summary>The part of a lane that may wait for one caller: the rest is for others.</summary>
    public double CallerShare { get; init; } = 0.5;

    /// <summary>How long a command may wait and be tried; past it, it is answered as not executed.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long, past that, the outcome of an unanswered commit is asked for.</summary>
    public TimeSpan SettleWithin { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The pause between attempts on a database that does not answer.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The most that may wait in a lane.</summary>
    public Weight Capacity => new(QueueCapacity, QueueBytes);

    /// <summary>The most of one caller's that may wait in a lane.</summary>
    public Weight Share => new((int)(QueueCapacity * CallerShare), (long)(QueueBytes * CallerShare));

    /// <summary>Whether something is a good part of the most that one transaction has.</summary>
    public bool IsHeavy(Weight weight) => weight.Items > Math.Max(1, MaxBatch / HeavyPart) || weight.Bytes > MaxBatchBytes / HeavyPart;

    /// <summary>The most of one transaction, at a server that takes packets of so many bytes. An estimate has its error.</summary>
    public Weight BatchAt(long maxPacket) => new(MaxBatch, Math.Min(MaxBatchBytes, maxPacket / 4 * 3));
}
