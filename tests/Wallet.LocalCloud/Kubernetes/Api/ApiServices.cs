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
    KubernetesApiOptions Options);
