namespace Wallet.Api.Outbox;

/// <summary>One record for Kafka: a CloudEvent in binary mode. <paramref name="Id"/> is the same whenever the same event is sent again.</summary>
internal sealed record EventMessage(string Topic, string Key, string Id, string Type, DateTimeOffset Time, byte[] Data);
