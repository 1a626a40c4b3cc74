namespace Wallet.Operator.Platform.Facts;

/// <summary>How to reach the wallet API.</summary>
/// <param name="Url">Base URL at the load balancer.</param>
internal sealed record AppFacts(string Url) : IStepFacts;
