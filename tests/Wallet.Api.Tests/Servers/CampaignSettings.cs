using System.Globalization;

namespace Wallet.Api.Tests.Servers;

/// <summary>What the environment says about random campaigns.</summary>
internal static class CampaignSettings
{
    /// <summary>WALLET_TEST_SEED, or a new seed; campaigns print it.</summary>
    public static int ChooseSeed() => Number("WALLET_TEST_SEED") ?? Random.Shared.Next();

    /// <summary>A whole number; null where the variable is not set.</summary>
    public static int? Number(string variable)
        => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
