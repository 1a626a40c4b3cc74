using System.Globalization;
using Microsoft.Net.Http.Headers;
using Wallet.Api.Commands;
using Wallet.Api.Http.Problems;
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

    /// <summary>The condition that a request puts: null for none.</summary>
    public static Checked<IReadOnlyList<EntityTagHeaderValue>?> Condition(HttpContext http)
    {
        var given = http.Request.Headers.IfMatch;
        if (given.Count == 0)
            return (EntityTagHeaderValue[]?)null;
        return EntityTagHeaderValue.TryParseStrictList([.. given.OfType<string>()], out var tags)
            ? tags.ToArray()
            : new Problem(ProblemType.Validation, "If-Match must have entity tags as ETag headers give them, or *.");
    }

    /// <summary>
    /// The tag of a wallet's balance, quoted. The time in the answer does not matter; what may be overdrawn does.
    /// </summary>
    public static string OfBalance(WalletState state) => state.Overdraft == 0 ? OfVersion(state.Version) : $"\"v{state.Version}+{state.Overdraft}\"";

    /// <summary>The tag, quoted, that an answer to a command has: after it, the wallet was at this version.</summary>
    public static string OfVersion(long version) => string.Create(CultureInfo.InvariantCulture, $"\"v{version}\"");

    /// <summary>Whether a wallet that exists meets a condition; a weak tag never does (RFC 9110, 13.1.1).</summary>
    public static bool Meets(WalletView view, IReadOnlyList<EntityTagHeaderValue>? condition)
        => condition is null || condition.Any(tag => tag.Tag == "*" || IsStrongly(tag, Of(view)));

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
        if (condition.Any(tag => IsStrongly(tag, Of(view)) || IsStrongly(tag, OfBalance(view.State))))
            return new(wallet, view.State.Version, WalletSettings.Of(view.State));
        return condition.Any(tag => IsStrongly(tag, OfVersion(view.State.Version)))
            ? new(wallet, view.State.Version)
            : WalletExpectation.Never(wallet);
    }

    /// <summary>Whether the caller has what a tag is of: If-None-Match, which compares weakly (RFC 9110, 13.1.2).</summary>
    public static bool IsHeld(HttpContext http, string tag)
    {
        var given = http.Request.Headers.IfNoneMatch;
        return given.Count > 0 && EntityTagHeaderValue.TryParseStrictList([.. given.OfType<string>()], out var tags)
            && tags.Any(t => t.Tag == "*" || t.Tag == tag);
    }

    private static bool IsStrongly(EntityTagHeaderValue tag, string other) => !tag.IsWeak && tag.Tag == other;

    private static string? Text(long? minor) => minor?.ToString(CultureInfo.InvariantCulture);
}
