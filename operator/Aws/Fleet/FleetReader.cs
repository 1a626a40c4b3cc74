using System.Collections.Concurrent;

namespace Wallet.Operator.Aws.Fleet;

/// <summary>
/// One list of a service, read once for all who ask within a while: the number of reads does not grow with the number of platforms.
/// Concurrent askers share one read. After a change of its own, a platform is not served what was read or begun before it; others are.
/// </summary>
/// <param name="read">Reads the whole list.</param>
/// <param name="time">Clock of the age.</param>
/// <param name="moving">How old a list may be served to platforms that move.</param>
/// <param name="atRest">How old a list may be served to platforms at rest.</param>
internal sealed class FleetReader<T>(Func<CancellationToken, Task<IReadOnlyList<T>>> read, TimeProvider time, TimeSpan moving, TimeSpan atRest)
{
    private readonly Lock _gate = new();

    // Who changed something since the latest reading began.
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);
    private Reading? _latest;

    /// <summary>The list: no older than the asker may have it, and newer than the asker's last change.</summary>
    public Task<IReadOnlyList<T>> ReadAsync(Asker asker, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_latest is not { } latest || !IsFresh(latest, asker))
            {
                // Not the caller's token: others wait for this read too.
                _latest = latest = new Reading(read(CancellationToken.None), time.GetTimestamp());
                _changed.Clear();
            }
            return latest.List.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Says that a platform changed something in the list: the next that it gets is read after this call.</summary>
    public void Mutated(string owner)
    {
        lock (_gate)
            _changed.Add(owner);
    }

    private bool IsFresh(Reading reading, Asker asker)
    {
        if (asker.Owner is { } owner && _changed.Contains(owner))
            return false;
        return !reading.List.IsCompleted
            || (reading.List.IsCompletedSuccessfully && time.GetElapsedTime(reading.StartedAt) < (asker.IsAtRest ? atRest : moving));
    }

    private sealed record Reading(Task<IReadOnlyList<T>> List, long StartedAt);
}

/// <summary>The same list of several places, such as the subnets of each VPC.</summary>
/// <param name="read">Reads the list of a place.</param>
/// <param name="time">Clock of the age.</param>
internal sealed class FleetReaders<T>(Func<string, CancellationToken, Task<IReadOnlyList<T>>> read, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, FleetReader<T>> _readers = new(StringComparer.Ordinal);

    /// <summary>The list of a place.</summary>
    public Task<IReadOnlyList<T>> ReadAsync(string place, Asker asker, CancellationToken cancellationToken)
        => Of(place).ReadAsync(asker, cancellationToken);

    /// <summary>Says that a platform changed something in one of the lists.</summary>
    public void Mutated(string owner)
    {
        foreach (var reader in _readers.Values)
            reader.Mutated(owner);
    }

    private FleetReader<T> Of(string place) => _readers.GetOrAdd(
        place, each => new FleetReader<T>(ct => read(each, ct), time, ReadAges.MovingList, ReadAges.RestingList));
}
