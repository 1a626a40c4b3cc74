using System.Globalization;
using Microsoft.Net.Http.Headers;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Http.Wallets;

/// <summary>
/// The entity tag of a wallet (RFC 9110, 8.8.3): its version, and a digest of what changes without an entry. Two tags are the same only if the
/// wallets read the same.
/// </summary>
internal static class WalletTag
{
    /// <summary>The tag, quoted.</summary>
    public static string Of(WalletView view)
    {
        var (state, limits) = (view.State, view.State.Limits);
        string?[] settings =
        [
            view.Metadata, Names.Of(state.Status), Text(state.Overdraft), Text(limits.PerTransaction), Text(limits.PerDay), Text(limits.PerMonth),
        ];
        var rest = limits.Profile is { } profile ? Digest.Of([.. settings, profile]) : Digest.Of(settings);
        return string.Create(CultureInfo.InvariantCulture, $"\"v{state.Version}-{(ulong)rest:x16}\"");
    }

    /// <summary>
    /// The tag of a wallet's balance, quoted. The time in the answer does not matter; what may be overdrawn does.
    /// </summary>
    public static string OfBalance(WalletState state) => state.Overdraft == 0 ? EntityTags.OfVersion(state.Version) : $"\"v{state.Version}+{state.Overdraft}\"";

    /// <summary>
    /// What a command asks of the wallet so that it meets a condition which it met, or not, as <paramref name="view"/>. Metadata is compared
    /// then and not under the lock: no command depends on it.
    /// </summary>
    public static WalletExpectation? Expectation(WalletId wallet, WalletView? view, IReadOnlyList<EntityTagHeaderValue> condition)
    {
        if (condition.Any(tag => tag.Tag == "*"))
            return null;
        if (view is null)
            return WalletExpectation.Never(wallet);
        if (condition.Meets(Of(view), OfBalance(view.State)))
            return new(wallet, view.State.Version, WalletSettings.Of(view.State));
        return condition.Meets(EntityTags.OfVersion(view.State.Version))
            ? new(wallet, view.State.Version)
            : WalletExpectation.Never(wallet);
    }

    private static string? Text(long? minor) => minor?.ToString(CultureInfo.InvariantCulture);
}
