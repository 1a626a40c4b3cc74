using System.Security.Claims;
using Wallet.Api.Commands;

namespace Wallet.Api.Http;

/// <summary>Reads the caller out of the token's claims.</summary>
internal static class CallerIdentity
{
    /// <summary>The scope that reaches every wallet.</summary>
    public const string AdminScope = "wallet:admin";

    private const string Anonymous = "anonymous";

    /// <summary>On whose behalf the request runs; without authentication, anyone's.</summary>
    public static Caller Of(HttpContext http)
    {
        if (http.User.Identity is not { IsAuthenticated: true } || HasScope(http.User, AdminScope))
            return Caller.Trusted;
        return new(Digest.OfOwner(SubjectOf(http)), AnyWallet: false);
    }

    /// <summary>The token's subject, which is the user id of the caller's own wallets.</summary>
    public static string SubjectOf(HttpContext http) => http.User.FindFirstValue("sub") ?? Anonymous;

    /// <summary>Whether a token allows what a scope names: administrators may do everything, and who may deposit may pay.</summary>
    public static bool Allows(ClaimsPrincipal user, Scope scope) => HasScope(user, NameOf(scope)) || HasScope(user, AdminScope)
        || (scope == Scope.Transfer && HasScope(user, NameOf(Scope.Write)));

    /// <summary>Whether the request's caller is allowed it; without authentication, anyone is.</summary>
    public static bool Allows(HttpContext http, Scope scope) => http.User.Identity is not { IsAuthenticated: true } || Allows(http.User, scope);

    /// <summary>The scope's name in tokens.</summary>
    public static string NameOf(Scope scope) => $"wallet:{scope.ToString().ToLowerInvariant()}";

    /// <summary>Whose share of the lanes a request takes; 0, which has no bound, without authentication.</summary>
    public static long PayerOf(HttpContext http)
        => http.User.Identity is { IsAuthenticated: true } ? Digest.OfOwner(SubjectOf(http)) : 0;

    /// <summary>Whether a token carries a scope, in either of the claims that issuers use.</summary>
    public static bool HasScope(ClaimsPrincipal user, string scope)
        => user.Claims.Any(c => c.Type is "scope" or "scp" && c.Value.Split(' ').Contains(scope));
}
