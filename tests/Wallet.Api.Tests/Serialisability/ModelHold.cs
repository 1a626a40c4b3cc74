namespace Wallet.Api.Tests.Serialisability;

/// <summary>A hold in the model: what is still set aside.</summary>
internal readonly record struct ModelHold(int Wallet, long Remaining, bool IsOpen);
