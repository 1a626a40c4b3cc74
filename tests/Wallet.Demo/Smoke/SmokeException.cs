namespace Wallet.Demo.Smoke;

/// <summary>The platform did not do what it must; the message says what was expected and what came.</summary>
public sealed class SmokeException(string message) : Exception(message);
