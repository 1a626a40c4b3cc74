using Wallet.Operator.Aws.Pacing;

namespace Wallet.Operator.Tests.Surroundings;

/// <summary>Where a test turns the clock between passes only, no call of a pass may wait for it.</summary>
internal static class Unpaced
{
    /// <summary>As many calls as there are.</summary>
    public static CallRate Rates(string service, bool isRead) => new(1e9, 1e9);
}
