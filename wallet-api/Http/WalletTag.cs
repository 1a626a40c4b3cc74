using System.Globalization;
using Microsoft.Net.Http.Headers;
using Wallet.Api.Balances;
using Wallet.Api.Commands;

namespace Wallet.Api.Http;

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
        var rest = Digest.Of(
            view.Metadata, Names.Of(state.Status), Text(state.Overdraft), Text(limits.PerTransaction), Text(limits.PerDay), Text(limits.PerMonth));
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

    /// <summary>Whether a wallet that exists meets a condition; a weak tag never does (RFC 9110, 13.1.1).</summary>
    public static bool Meets(WalletView view, IReadOnlyList<EntityTagHeaderValue>? condition)
        => condition is null || condition.Any(tag => tag.Tag == "*" || (!tag.IsWeak && tag.Tag == Of(view)));

    private static string? Text(long? minor) => minor?.ToString(CultureInfo.InvariantCulture);
}
