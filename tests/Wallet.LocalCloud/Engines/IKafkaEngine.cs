namespace Wallet.LocalCloud.Engines;

/// <summary>The brokers of a Kafka cluster.</summary>
public interface IKafkaEngine : IEngine
{
    /// <summary>Plaintext addresses (<c>host:port</c>) of the brokers; empty where none run.</summary>
    IReadOnlyList<string> Brokers { get; }
}
