using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Api;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Writing;

namespace Wallet.LocalCloud.Kubernetes.ServiceAccounts;

/// <summary>Issues tokens for a service account (TokenRequest).</summary>
internal sealed class TokenEndpoint(ApiServices services)
{
    private const long DefaultSeconds = 3600;

    public async Task Create(ApiCall call)
    {
        var request = await RequestBody.ReadObject(call.Http.Request, "TokenRequest");
        var account = services.Store.Find(ObjectView.Key(call.Kind, call.Path.Namespace, call.Path.Name))?.Json
            ?? throw Faults.NotFound(call.Kind, call.Path.Name);
        var seconds = request.Number("spec", "expirationSeconds") ?? DefaultSeconds;
        if (seconds < 600)
        {
            throw Faults.Invalid("authentication.k8s.io", "TokenRequest", account.Name(),
                [FieldError.Invalid("spec.expirationSeconds", seconds, "may not specify a duration less than 10 minutes")]);
        }

        var audiences = request.Texts("spec", "audiences").DefaultIfEmpty(TokenIssuer.ApiAudience).ToList();
        var lifetime = TimeSpan.FromSeconds(seconds);
        var token = services.Tokens.Issue(account.Namespace(), account.Name(), account.Uid(), audiences, lifetime,
            request.At("spec", "boundObjectRef"));
        request["metadata"] = new JsonObject { ["name"] = account.Name(), ["namespace"] = account.Namespace() };
        var spec = request.Ensure("spec");
        spec["audiences"] = new JsonArray([.. audiences.Select(audience => (JsonNode)audience)]);
        spec["expirationSeconds"] = seconds;
        request["status"] = new JsonObject
        {
            ["token"] = token,
            ["expirationTimestamp"] = ObjectMeta.Timestamp(services.Time.GetUtcNow() + lifetime),
        };
        await Answer.Json(call.Http, 201, request);
    }
}
