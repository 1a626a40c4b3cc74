namespace Wallet.Api.Tests.Serialisability;

/// <summary>A line of a wallet's statement: the wallet by its number, and which transaction brought it to which version.</summary>
internal sealed record HistoryEntry(int Wallet, long Version, string Transaction);
