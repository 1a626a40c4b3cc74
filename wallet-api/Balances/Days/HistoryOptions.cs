namespace Wallet.Api.Balances.Days;

/// <summary>
/// For how long entries and transactions are kept here, null permanently; whether checkpoints are made of them, which come before they go.
/// </summary>
internal sealed record HistoryOptions(TimeSpan? Retention, bool IsSealed = false);
