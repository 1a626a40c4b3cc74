namespace Wallet.Api.Tests.Traffic;

/// <summary>What is added to a wallet (a number of the campaign's list), or taken from it, in minor units.</summary>
internal readonly record struct Leg(int Wallet, long Amount);
