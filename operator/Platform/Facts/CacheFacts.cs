namespace Wallet.Operator.Platform.Facts;

/// <summary>How to reach the cache.</summary>
/// <param name="PrimaryHost">Primary endpoint.</param>
/// <param name="Port">TCP port.</param>
/// <param name="Tls">Whether it speaks TLS.</param>
internal sealed record CacheFacts(string PrimaryHost, int Port, bool Tls) : IStepFacts;
