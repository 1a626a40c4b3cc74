namespace Wallet.Api.Ledger;

/// <summary>When (by the database's clock, read under the locks) and by which lane a batch is decided.</summary>
internal readonly record struct Moment(long UnixMilliseconds, int Lane);
