namespace Wallet.Api.Tests.Serialisability;

/// <summary>A wallet in the model; minor units.</summary>
internal readonly record struct ModelWallet(long Balance, long Held, long Version)
{
    public long Available => Balance - Held;

    public ModelWallet Plus(long amount, long held = 0) => new(Balance + amount, Held + held, Version + 1);
}
