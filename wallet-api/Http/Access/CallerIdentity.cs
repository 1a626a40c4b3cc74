using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Security.Principal;
using Wallet.Api.Commands;

namespace Wallet.Api.Http.Access;

/// <summary>Reads the caller out of the token's claims: once for each token that is remembered, since all of its requests have the same.</summary>
internal static class CallerIdentity
{
    private static readonly ConditionalWeakTable<IIdentity, Claimed> Read = [];

    // Without authentication each request has an identity of its own, which is not worth remembering.
    private static readonly Claimed Unknown = new(Anonymous, Digest.OfOwner(Anonymous), FrozenSet<Scope>.Empty);

    private static readonly FrozenDictionary<Scope, string> Names = Enum.GetValues<Scope>().ToFrozenDictionary(
        scope => scope, scope => $"wallet:{scope.ToString().ToLowerInvariant()}");

    // As OpenID Connect has it (core, 2), and the journal's column.
    private const int MaxSubject = 255;

    private const string Anonymous = "anonymous";

    /// <summary>On whose behalf the request runs; without authentication, anyone's.</summary>
    public static Caller Of(HttpContext http)
    {
        if (!IsKnown(http))
            return Caller.Trusted;
        var claimed = ClaimedBy(http.User);
        var caller = claimed.Scopes.Contains(Scope.Admin) ? Caller.Trusted : new(claimed.Owner, AnyWallet: false);
        return caller with { Subject = claimed.Subject.Length > MaxSubject ? claimed.Subject[..MaxSubject] : claimed.Subject };
    }

    /// <summary>The token's subject, which is the user id of the caller's own wallets.</summary>
    public static string SubjectOf(HttpContext http) => ClaimedBy(http.User).Subject;

    /// <summary>Whether a token allows what a scope names: administrators may do everything, and who may deposit may pay.</summary>
    public static bool Allows(ClaimsPrincipal user, Scope scope)
    {
        var scopes = ClaimedBy(user).Scopes;
        return scopes.Contains(scope) || scopes.Contains(Scope.Admin) || (scope == Scope.Transfer && scopes.Contains(Scope.Write));
    }

    /// <summary>Whether the request's caller is allowed it; without authentication, anyone is.</summary>
    public static bool Allows(HttpContext http, Scope scope) => !IsKnown(http) || Allows(http.User, scope);

    /// <summary>Whether the caller is known and not an administrator, whose scope reaches every wallet.</summary>
    public static bool IsOneOfMany(HttpContext http) => IsKnown(http) && !ClaimedBy(http.User).Scopes.Contains(Scope.Admin);

    /// <summary>The scope's name in tokens.</summary>
    public static string NameOf(Scope scope) => Names[scope];

    /// <summary>Whose share of the lanes a request takes; 0, which has no bound, without authentication.</summary>
    public static long PayerOf(HttpContext http) => IsKnown(http) ? (long)(ulong)ClaimedBy(http.User).Owner : 0;

    private static bool IsKnown(HttpContext http) => http.User.Identity is { IsAuthenticated: true };

    private static Claimed ClaimedBy(ClaimsPrincipal user)
        => user.Identity is { IsAuthenticated: true } identity ? Read.GetValue(identity, _ => ReadClaims(user)) : Unknown;

    private static Claimed ReadClaims(ClaimsPrincipal user)
    {
        var subject = user.FindFirstValue("sub") ?? Anonymous;
        // Either of the claims that issuers use.
        var names = user.Claims.Where(c => c.Type is "scope" or "scp").SelectMany(c => c.Value.Split(' ')).ToHashSet();
        return new(subject, Digest.OfOwner(subject), Names.Where(n => names.Contains(n.Value)).Select(n => n.Key).ToFrozenSet());
    }

    private sealed record Claimed(string Subject, UInt128 Owner, FrozenSet<Scope> Scopes);
}
