namespace Wallet.Api.Tests.Traffic;

/// <summary>A hold that a client has been told of.</summary>
internal sealed record KnownHold(string Id, int Wallet, int? Destination, long Amount);
