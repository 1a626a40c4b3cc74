namespace Wallet.Api.Tests.Traffic;

/// <summary>What a client knows of what became of its request.</summary>
internal enum Outcome
{
    Executed,
    NotExecuted,
    Unknown,
}
