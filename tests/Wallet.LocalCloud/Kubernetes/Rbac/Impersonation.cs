using Wallet.LocalCloud.Kubernetes.Api;

namespace Wallet.LocalCloud.Kubernetes.Rbac;

/// <summary>Acting as someone else (<c>kubectl --as</c>).</summary>
internal static class Impersonation
{
    /// <exception cref="ApiFault">The user may not act as that one.</exception>
    public static ApiUser Apply(HttpRequest request, ApiUser user, RoleAuthorizer authorizer)
    {
        var name = request.Headers["Impersonate-User"].ToString();
        if (name.Length == 0) return user;
        var parts = name.Split(':');
        var isAccount = parts is ["system", "serviceaccount", _, _];
        var access = isAccount
            ? new AccessAttributes("impersonate", "", "serviceaccounts", "", parts[2], parts[3])
            : new AccessAttributes("impersonate", "", "users", "", "", name);
        if (!authorizer.Decide(user, access).IsAllowed)
        {
            throw Faults.Forbidden($"{access.Resource} \"{access.Name}\" is forbidden: User \"{user.Name}\" cannot impersonate resource "
                + $"\"{access.Resource}\" in API group \"\" at the cluster scope", Faults.Details(access.Name, "", access.Resource));
        }

        var groups = request.Headers["Impersonate-Group"].OfType<string>().ToList();
        return isAccount && groups.Count == 0
            ? ApiUser.ServiceAccount(parts[2], parts[3])
            : new ApiUser(name, [.. groups, "system:authenticated"]);
    }
}
