namespace Wallet.Operator.Rooms;

/// <summary>Why a component is not as the spec says: one of several that an outcome is made from. None means that it is.</summary>
/// <param name="Reason">CamelCase, for programs.</param>
/// <param name="Message">For people: a sentence with the AWS state, without elapsed times.</param>
/// <param name="NeedsPerson">Nothing of it moves until a person or the account changes something.</param>
internal sealed record Finding(string Reason, string Message, bool NeedsPerson)
{
    /// <summary>When to look again; null leaves it to the pace of the pass.</summary>
    public TimeSpan? After { get; init; }

    /// <summary>A fault that has not lasted.</summary>
    public bool IsPassing { get; init; }

    /// <summary>On its way.</summary>
    public static Finding Moving(string reason, string message) => new(reason, message, false);

    /// <summary>A person must act; the message says what to do, with the field's path where a field is wrong.</summary>
    public static Finding Stuck(string reason, string message) => new(reason, message, true);
}

/// <summary>What a room wants changed, in order, and what the spec asks for that cannot be had.</summary>
/// <param name="Changes">Changes; empty when nothing differs, or nothing can be done yet.</param>
/// <param name="Impossible">Wanted, but not possible, each with the field to correct: never in sync while there is one.</param>
internal sealed record RoomPlan<TChange>(IReadOnlyList<TChange> Changes, IReadOnlyList<Finding> Impossible)
{
    public static readonly RoomPlan<TChange> Empty = new([], []);

    /// <summary>Changes alone.</summary>
    public static RoomPlan<TChange> Of(params IEnumerable<TChange> changes) => new([.. changes], []);

    /// <summary>With something that cannot be had; null adds nothing.</summary>
    public RoomPlan<TChange> With(Finding? impossible) => impossible is null ? this : this with { Impossible = [.. Impossible, impossible] };
}
