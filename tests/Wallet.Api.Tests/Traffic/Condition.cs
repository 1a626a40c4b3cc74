namespace Wallet.Api.Tests.Traffic;

/// <summary>What must hold of a wallet for a journal to be executed; null asks for nothing.</summary>
internal readonly record struct Condition(int Wallet, long? Version, long? MinAvailable);
