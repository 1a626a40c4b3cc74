using Wallet.Operator.Kube;

namespace Wallet.Operator.Rooms.Faults;

/// <summary>What a fault of the outside means for a component or a change.</summary>
/// <param name="Reason">CamelCase, for the condition.</param>
/// <param name="Message">For people; the same for the same fault, without request ids.</param>
/// <param name="NeedsPerson">Nothing moves until a person or the account changes something.</param>
/// <param name="Pace">When to try again.</param>
internal sealed record Fault(string Reason, string Message, bool NeedsPerson, Backoff Pace)
{
    /// <summary>It says nothing about the component: only if it lasts is a healthy one reported otherwise.</summary>
    public bool Passing { get; init; }

    /// <summary>Within what time it passes by itself; lasting longer, it needs a person. Null: it says nothing about time.</summary>
    public TimeSpan? PassesWithin { get; init; }

    /// <summary>What a person has to correct, with the field's path; null where the message says it all.</summary>
    public string? Remedy { get; init; }

    /// <summary>What a change wanted is there already: it has succeeded.</summary>
    public bool MeansDone { get; init; }

    /// <summary>What was asked for does not exist: a removal has succeeded.</summary>
    public bool MeansGone { get; init; }
}
