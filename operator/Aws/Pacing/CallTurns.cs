namespace Wallet.Operator.Aws.Pacing;

/// <summary>Whose turn it is among calls that wait: urgent ones first, but every fourth is of the others, so that those do not stop.</summary>
/// <param name="UrgentInARow">Urgent calls since the last usual one.</param>
internal readonly record struct CallTurns(int UrgentInARow)
{
    private const int MostInARow = 3;

    /// <summary>The lane of the next call; null when none waits.</summary>
    public CallLane? Next(int urgent, int usual) => (urgent, usual) switch
    {
        (0, 0) => null,
        (_, 0) => CallLane.Urgent,
        (0, _) => CallLane.Usual,
        _ => UrgentInARow < MostInARow ? CallLane.Urgent : CallLane.Usual,
    };

    /// <summary>After a call of a lane, made while so many usual ones waited.</summary>
    public CallTurns After(CallLane lane, int usual)
        => new(lane == CallLane.Urgent && usual > 0 ? UrgentInARow + 1 : 0);
}
