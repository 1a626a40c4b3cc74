namespace Wallet.Operator.Platform.Status;

/// <summary>A condition, in the shape of <c>metav1.Condition</c>.</summary>
/// <param name="Type">See <see cref="ConditionTypes"/>.</param>
/// <param name="Status"><c>True</c>, <c>False</c> or <c>Unknown</c>.</param>
/// <param name="Reason">CamelCase, stable: for programs.</param>
/// <param name="Message">For people. Holds nothing that changes while nothing happens, such as elapsed time.</param>
/// <param name="LastTransitionTime">When <paramref name="Status"/> last changed.</param>
/// <param name="ObservedGeneration">Generation that it speaks of.</param>
internal sealed record PlatformCondition(
    string Type, string Status, string Reason, string Message, DateTime LastTransitionTime, long ObservedGeneration);
