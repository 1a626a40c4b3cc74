namespace Wallet.Operator.Aws.Fleet;

/// <summary>
/// One list of a service, read once for all who ask within a while: the number of reads does not grow with the number of platforms.
/// Concurrent askers share one read. After a mutation of ours, what was read or begun before it is not used any more.
/// </summary>
/// <param name="read">Reads the whole list.</param>
/// <param name="time">Clock of the age.</param>
/// <param name="maxAge">How old a list may be served.</param>
internal sealed class FleetReader<T>(Func<CancellationToken, Task<IReadOnlyList<T>>> read, TimeProvider time, TimeSpan maxAge)
{
    private readonly Lock _gate = new();
    private int _mutations;
    private Reading? _latest;

    /// <summary>The list, at most <c>maxAge</c> old and newer than our last mutation.</summary>
    public Task<IReadOnlyList<T>> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_latest is not { } latest || !IsFresh(latest))
            {
                // Not the caller's token: others wait for this read too.
                _latest = latest = new Reading(read(CancellationToken.None), _mutations, time.GetTimestamp());
            }
            return latest.List.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Says that we changed something in the list: the next reader gets one that is read after this call.</summary>
    public void Mutated()
    {
        lock (_gate)
            _mutations++;
    }

    private bool IsFresh(Reading reading) =>
        reading.Mutations == _mutations
        && (!reading.List.IsCompleted || (reading.List.IsCompletedSuccessfully && time.GetElapsedTime(reading.StartedAt) < maxAge));

    private sealed record Reading(Task<IReadOnlyList<T>> List, int Mutations, long StartedAt);
}
