namespace Wallet.Api.Tests.Traffic;

/// <summary>What a request asks for.</summary>
internal enum RequestKind
{
    CreateWallet,
    Read,
    Deposit,
    Withdraw,
    Transfer,
    Journal,
    Hold,
    Capture,
    Void,
    Extend,
    Reversal,
    AtomicBatch,
    Batch,
}
