namespace Wallet.LocalCloud.Aws.ElastiCache;

/// <summary>Something that happened to a replication group.</summary>
internal sealed record CacheEvent(DateTimeOffset Date, string GroupId, string Message);
