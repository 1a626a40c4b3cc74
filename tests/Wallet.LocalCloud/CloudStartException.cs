namespace Wallet.LocalCloud;

/// <summary>The local cloud cannot start; the message says what to do about it.</summary>
public sealed class CloudStartException(string message) : Exception(message);
