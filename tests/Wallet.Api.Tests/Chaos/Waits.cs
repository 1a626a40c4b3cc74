using System.Collections.Concurrent;
using System.Diagnostics;

namespace Wallet.Api.Tests.Chaos;

/// <summary>What a payment needs: nothing that is away; the process that was asked; what all processes share.</summary>
internal sealed record Need(bool IsShared, string? Process)
{
    public static Need None { get; } = new(false, null);

    public static Need Shared { get; } = new(true, null);

    public static Need Of(string process) => new(false, process);

    /// <summary>Whether attempts at <paramref name="process"/> suffer from it.</summary>
    public bool Concerns(string process) => IsShared || Process == process;
}

/// <summary>How long an attempt waited, since the run began, and for what.</summary>
internal sealed record Wait(string Process, TimeSpan From, TimeSpan To, string Answer)
{
    public TimeSpan Length => To - From;
}

/// <summary>Since when and until when something was away.</summary>
internal sealed record Absence(Need Need, TimeSpan From, TimeSpan To);

/// <summary>Who waited how long, and when what they needed was away.</summary>
internal sealed class Waits
{
    /// <summary>No caller who has nothing to do with a fault waits longer.</summary>
    public static readonly TimeSpan Bar = TimeSpan.FromSeconds(2);

    // What comes back has a queue before it.
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly ConcurrentQueue<Wait> _waits = new();
    private readonly ConcurrentQueue<Absence> _absences = new();

    public TimeSpan Now => _clock.Elapsed;

    /// <summary>Remembers an attempt that ends now.</summary>
    public void Waited(string process, TimeSpan from, string answer) => _waits.Enqueue(new(process, from, Now, answer));

    /// <summary>Remembers that something is back as of now.</summary>
    public void WasAway(Need need, TimeSpan from)
    {
        if (need != Need.None)
            _absences.Enqueue(new(need, from, Now));
    }

    /// <summary>The attempts that had what they needed all the time, the longest first.</summary>
    public IReadOnlyList<Wait> OfInnocents()
        => [.. _waits.Where(wait => !_absences.Any(absence => Excuses(absence, wait))).OrderByDescending(wait => wait.Length)];

    private static bool Excuses(Absence absence, Wait wait)
        => absence.Need.Concerns(wait.Process) && wait.From < absence.To + Recovery && wait.To > absence.From;
}
