namespace Wallet.Api.Tests.Traffic;

/// <summary>A transaction of one or two user wallets that a client has been told of.</summary>
internal sealed record KnownTransaction(string Id, IReadOnlyList<Leg> Legs)
{
    /// <summary>What it moved.</summary>
    public long Amount => Math.Abs(Legs[0].Amount);
}
