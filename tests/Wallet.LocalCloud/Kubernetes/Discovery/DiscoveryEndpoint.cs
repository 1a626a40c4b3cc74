using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Resources;
using Wallet.LocalCloud.Kubernetes.ServiceAccounts;

namespace Wallet.LocalCloud.Kubernetes.Discovery;

/// <summary>Answers the paths that name no resource.</summary>
internal sealed class DiscoveryEndpoint(ResourceCatalog catalog, TokenIssuer tokens, KubernetesVersion version)
{
    private readonly OpenApiDocuments _openApi = new(catalog);

    public Task Get(HttpContext http)
    {
        var parts = http.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var address = $"{http.Request.Scheme}://{http.Request.Host}";
        var isAggregated = Accepted.Form(http.Request) == AnswerForm.GroupDiscovery;
        return parts switch
        {
            ["healthz" or "livez" or "readyz", ..] => Answer.Text(http, 200, "ok"),
            ["version"] => Answer.Json(http, 200, DiscoveryDocuments.Version(version)),
            ["api" or "apis"] when isAggregated
                => Answer.Json(http, 200, AggregatedDiscovery.List(catalog, parts[0] == "api"), Accepted.GroupDiscoveryType),
            ["api"] => Answer.Json(http, 200, DiscoveryDocuments.CoreVersions(http.Request.Host.ToString())),
            ["apis"] => Answer.Json(http, 200, DiscoveryDocuments.Groups(catalog)),
            ["apis", var group] => JsonOrNothing(http, DiscoveryDocuments.Group(catalog, group)),
            ["api", var version] => JsonOrNothing(http, DiscoveryDocuments.Resources(catalog, "", version)),
            ["apis", var group, var version] => JsonOrNothing(http, DiscoveryDocuments.Resources(catalog, group, version)),
            ["openapi", "v3"] => Answer.Json(http, 200, _openApi.Index()),
            ["openapi", "v3", "api", var version] => BytesOrNothing(http, _openApi.Find("", version)),
            ["openapi", "v3", "apis", var group, var version] => BytesOrNothing(http, _openApi.Find(group, version)),
            [".well-known", "openid-configuration"] => Answer.Json(http, 200, tokens.Configuration(address)),
            ["openid", "v1", "jwks"] => Answer.Json(http, 200, tokens.KeySet(), "application/jwk-set+json"),
            _ => Nothing(http),
        };
    }

    private static Task JsonOrNothing(HttpContext http, System.Text.Json.Nodes.JsonObject? value)
        => value is null ? Nothing(http) : Answer.Json(http, 200, value);

    private static Task BytesOrNothing(HttpContext http, byte[]? utf8) => utf8 is null ? Nothing(http) : Answer.Bytes(http, 200, utf8);

    private static Task Nothing(HttpContext http) => Answer.Text(http, 404, "404 page not found\n");
}
