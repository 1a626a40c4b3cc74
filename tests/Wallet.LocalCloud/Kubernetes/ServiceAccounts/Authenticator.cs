using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Rbac;
using Wallet.LocalCloud.Kubernetes.Store;

namespace Wallet.LocalCloud.Kubernetes.ServiceAccounts;

/// <summary>Tells who asks, by bearer token.</summary>
internal sealed class Authenticator(string adminToken, TokenIssuer tokens, ObjectStore store)
{
    /// <returns>Null when a token was sent that is not valid.</returns>
    public ApiUser? Authenticate(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0) return ApiUser.Anonymous;
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? Find(header["Bearer ".Length..].Trim()) : null;
    }

    /// <returns>Whose token it is, or null when it is not valid.</returns>
    public ApiUser? Find(string token)
    {
        if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(adminToken)))
        {
            return ApiUser.Administrator;
        }

        if (tokens.Verify(token) is not { } claims || !claims.Texts("aud").Contains(TokenIssuer.ApiAudience)) return null;
        var space = claims.Text("kubernetes.io", "namespace") ?? "";
        var name = claims.Text("kubernetes.io", "serviceaccount", "name") ?? "";
        return IsGone(space, name, claims) ? null : ApiUser.ServiceAccount(space, name);
    }

    // A token dies with its account.
    private bool IsGone(string space, string name, JsonObject claims)
    {
        var uid = claims.Text("kubernetes.io", "serviceaccount", "uid");
        var account = store.Find(new ObjectKey("/serviceaccounts", space, name));
        return !string.IsNullOrEmpty(uid) && account?.Json.Uid() != uid;
    }
}
