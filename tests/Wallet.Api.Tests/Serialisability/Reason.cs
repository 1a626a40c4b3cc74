using System.Globalization;

namespace Wallet.Api.Tests.Serialisability;

/// <summary>Why one operation must come before another; a version of 0 or more means what it did to, or saw of, a wallet.</summary>
internal readonly record struct Reason(int Wallet, long Version)
{
    /// <summary>It had its answer before the other was sent.</summary>
    public static Reason Time { get; } = new(-1, -1);

    /// <inheritdoc/>
    public override string ToString() => this == Time
        ? "was answered before the next was sent"
        : string.Create(CultureInfo.InvariantCulture, $"comes before the next by version {Version} of w{Wallet}");
}
