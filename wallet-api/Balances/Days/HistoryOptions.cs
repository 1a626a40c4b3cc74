namespace Wallet.Api.Balances.Days;

/// <summary>For how long entries and transactions are kept here; null for ever.</summary>
internal sealed record HistoryOptions(TimeSpan? Retention);
