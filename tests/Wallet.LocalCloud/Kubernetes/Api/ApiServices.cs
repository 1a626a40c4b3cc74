using Wallet.LocalCloud.Kubernetes.Rbac;
using Wallet.LocalCloud.Kubernetes.Resources;
using Wallet.LocalCloud.Kubernetes.ServiceAccounts;
using Wallet.LocalCloud.Kubernetes.Store;
using Wallet.LocalCloud.Kubernetes.Writing;

namespace Wallet.LocalCloud.Kubernetes.Api;

/// <summary>What endpoints work with.</summary>
internal sealed record ApiServices(
    ObjectStore Store,
    ResourceCatalog Catalog,
    ObjectWriter Writer,
    ObjectDeletion Deletion,
    RoleAuthorizer Authorizer,
    TokenIssuer Tokens,
    TimeProvider Time,
    KubernetesApiOptions Options)
{
    /// <summary>Remembers every decision about rights.</summary>
    public AccessRecorder Access { get; } = new();

    /// <summary>What a test has the server do to its clients.</summary>
    public ApiOutages Outages { get; } = new();

    /// <exception cref="ApiFault">The user may not.</exception>
    public void Demand(ApiUser user, AccessAttributes access)
    {
        var (isAllowed, _) = Authorizer.Decide(user, access);
        isAllowed &= !Outages.Forbids(user, access.Namespace);
        Access.Add(new AccessRecord(user.Name, access, isAllowed));
        if (!isAllowed) throw Refusal(user, access);
    }

    private static ApiFault Refusal(ApiUser user, AccessAttributes access)
    {
        if (!access.IsResource)
        {
            var message = $"forbidden: User \"{user.Name}\" cannot {access.Verb} path \"{access.Path}\"";
            return Faults.Forbidden(message, []);
        }

        var where = access.Namespace.Length > 0 ? $"in the namespace \"{access.Namespace}\"" : "at the cluster scope";
        var qualified = access.Group.Length == 0 ? access.Resource : $"{access.Resource}.{access.Group}";
        var named = access.Name.Length > 0 ? $"{qualified} \"{access.Name}\"" : qualified;
        return Faults.Forbidden($"{named} is forbidden: User \"{user.Name}\" cannot {access.Verb} resource "
            + $"\"{access.FullResource}\" in API group \"{access.Group}\" {where}", Faults.Details(access.Name, access.Group, access.Resource));
    }
}
