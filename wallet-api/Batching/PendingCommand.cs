using System.Diagnostics;
using Wallet.Api.Commands;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Batching;

/// <summary>
/// A command, and the caller who waits for its answer. <paramref name="Deadline"/> is a timestamp of the clock: past it, a command not yet
/// begun is not begun. <paramref name="Payer"/> is whose share of the lane it takes; 0: the service's own, without a bound.
/// </summary>
internal sealed record PendingCommand(Command Command, long Deadline, long Payer = 0)
{
    /// <summary>How much work it is.</summary>
    public Weight Weight { get; } = Weight.Of(Command);

    /// <summary>The span of the request that it comes from, if that is traced.</summary>
    public Activity? Caller { get; } = ApiTracing.Caller;

    private readonly TaskCompletionSource<Answer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _taken;

    /// <summary>Completes with the answer; never fails.</summary>
    public Task<Answer> Answered => _answer.Task;

    /// <summary>Whether it is now the one who asks who carries it out or refuses it: true for the first alone.</summary>
    public bool TryTake() => Interlocked.Exchange(ref _taken, 1) == 0;

    /// <summary>Answers the caller.</summary>
    public void Complete(Answer answer) => _answer.TrySetResult(answer);
}
