using Wallet.LocalCloud.Kubernetes.Discovery;
using Wallet.LocalCloud.Kubernetes.Rbac;
using Wallet.LocalCloud.Kubernetes.ServiceAccounts;

namespace Wallet.LocalCloud.Kubernetes.Api;

/// <summary>Every request: who asks, for what, may they, then the answer; refusals become Status bodies.</summary>
internal sealed class RequestPipeline(ApiServices services, Authenticator authenticator)
{
    private readonly ResourceRouter _router = new(services, authenticator);
    private readonly DiscoveryEndpoint _discovery = new(services.Catalog, services.Tokens, services.Options.Version);

    public async Task Handle(HttpContext http)
    {
        try
        {
            if (await services.Outages.MeetAsync(http)) return;
            var user = authenticator.Authenticate(http.Request) ?? throw Faults.Unauthorized();
            user = Impersonation.Apply(http.Request, user, services.Authorizer);
            await Handle(http, user, RequestPath.Parse(http.Request.Path.Value ?? "/"));
        }
        catch (ApiFault fault) when (!http.Response.HasStarted)
        {
            await Answer.Json(http, fault.Code, fault.Status);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client left.
        }
    }

    private async Task Handle(HttpContext http, ApiUser user, RequestPath path)
    {
        services.Demand(user, AccessOf(http.Request, path));
        if (!path.IsResource)
        {
            await _discovery.Get(http);
            return;
        }

        if (services.Catalog.Find(path.Group, path.Version, path.Resource) is not { } kind)
        {
            if (services.Catalog.GroupVersions().Contains((path.Group, path.Version))) throw Faults.UnknownResource();
            await Answer.Text(http, 404, "404 page not found\n");
            return;
        }

        await _router.Handle(new ApiCall(http, user, path, kind));
    }

    private static AccessAttributes AccessOf(HttpRequest request, RequestPath path)
    {
        if (!path.IsResource) return AccessAttributes.OfPath(request.Method.ToLowerInvariant(), path.Raw);
        var verb = request.Method switch
        {
            "GET" or "HEAD" when request.Query["watch"].ToString() is "true" or "1" => "watch",
            "GET" or "HEAD" => path.Name.Length > 0 ? "get" : "list",
            "POST" => "create",
            "PUT" => "update",
            "PATCH" => "patch",
            "DELETE" => path.Name.Length > 0 ? "delete" : "deletecollection",
            var other => other.ToLowerInvariant(),
        };
        return new AccessAttributes(verb, path.Group, path.Resource, path.Subresource, path.Namespace, path.Name);
    }
}
