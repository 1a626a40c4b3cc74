namespace Wallet.Demo.Platform;

/// <summary>One line of the live view.</summary>
/// <param name="Name">Component, e.g. <c>database</c>.</param>
/// <param name="State">Its state in one word.</param>
/// <param name="Condition">Status of its condition: True, False or Unknown.</param>
/// <param name="Message">What it waits for.</param>
/// <param name="Since">When its state last changed.</param>
public sealed record ComponentRow(string Name, string State, string Condition, string Message, DateTimeOffset Since);
