namespace Wallet.LocalCloud.Aws.Rds;

/// <summary>Something that happened to a resource; source types are db-cluster and db-instance.</summary>
internal sealed record RdsEvent(DateTimeOffset Date, string SourceType, string SourceId, string SourceArn, string Category, string Message);
