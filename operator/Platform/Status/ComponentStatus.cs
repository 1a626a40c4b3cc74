namespace Wallet.Operator.Platform.Status;

/// <summary>Where one component stands.</summary>
/// <param name="Name">Spec section, e.g. <c>database</c>.</param>
/// <param name="State">One word: <c>Ready</c>, or the reason it is not, e.g. <c>Creating</c>.</param>
/// <param name="Message">What it waits for.</param>
/// <param name="Since">When <paramref name="State"/> last changed.</param>
internal sealed record ComponentStatus(string Name, string State, string Message, DateTime Since)
{
    /// <summary>State of a component that is as the spec says.</summary>
    public const string Ready = "Ready";

    /// <summary>State of a component that has been taken down.</summary>
    public const string Gone = "Gone";
}
