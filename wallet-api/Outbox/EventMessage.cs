using Wallet.Api.Commands;

namespace Wallet.Api.Outbox;

/// <summary>
/// One event as it is published, a CloudEvent: for Kafka in binary mode. <paramref name="Id"/> is the same whenever the same event is sent
/// again.
/// </summary>
internal sealed record EventMessage(string Topic, string Key, string Id, string Type, DateTimeOffset Time, byte[] Data)
{
    /// <summary>The CloudEvents attribute by which all events of this service say where they come from.</summary>
    public const string Source = "/wallet-api";

    /// <summary>The wallets that it is about.</summary>
    public IReadOnlyList<WalletId> Wallets { get; init; } = [];
}
