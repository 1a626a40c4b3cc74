using System.Globalization;

namespace Wallet.Api.Tests.Servers;

/// <summary>The seed of a random campaign: WALLET_TEST_SEED, or a new one; campaigns print it.</summary>
internal static class TestSeed
{
    public static int Choose() => int.TryParse(Environment.GetEnvironmentVariable("WALLET_TEST_SEED"), CultureInfo.InvariantCulture, out var seed)
        ? seed
        : Random.Shared.Next();
}
