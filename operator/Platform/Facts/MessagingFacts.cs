namespace Wallet.Operator.Platform.Facts;

/// <summary>How to reach the brokers.</summary>
/// <param name="BootstrapServers">Comma separated host:port, sorted: AWS returns them in random order.</param>
/// <param name="Security"><c>plaintext</c>, <c>tls</c> or <c>iam</c>, as the API's contract words it.</param>
internal sealed record MessagingFacts(string BootstrapServers, string Security) : IStepFacts;
