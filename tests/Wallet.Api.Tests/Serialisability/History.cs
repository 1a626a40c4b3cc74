namespace Wallet.Api.Tests.Serialisability;

/// <summary>Everything that clients did and saw, and the statements of all wallets afterwards.</summary>
internal sealed record History(int Wallets, IReadOnlyList<Operation> Operations, IReadOnlyList<HistoryEntry> Entries);
