using k8s;
using k8s.Models;
using Wallet.Operator.Platform.Spec;
using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Platform;

/// <summary>
/// The custom resource <c>wallet-operator.io/v1alpha1 WalletPlatform</c> as it travels: every optional field may be absent.
/// crds/walletplatforms.yaml is the contract; a test proves that it and these records agree.
/// </summary>
[KubernetesEntity(Group = ApiGroup, ApiVersion = ApiVersionName, Kind = KindName, PluralName = PluralName)]
internal sealed record WalletPlatform : IKubernetesObject<V1ObjectMeta>, ISpec<WalletPlatformSpec>, IStatus<WalletPlatformStatus?>
{
    /// <summary>API group; also the prefix of the finalizer, tags and annotations.</summary>
    public const string ApiGroup = "wallet-operator.io";

    /// <summary>Served and stored version.</summary>
    public const string ApiVersionName = "v1alpha1";

    /// <summary>Kind.</summary>
    public const string KindName = "WalletPlatform";

    /// <summary>Plural, as in URLs and RBAC rules.</summary>
    public const string PluralName = "walletplatforms";

    public string ApiVersion { get; set; } = $"{ApiGroup}/{ApiVersionName}";

    public string Kind { get; set; } = KindName;

    public V1ObjectMeta Metadata { get; set; } = new();

    /// <summary>What the platform should be.</summary>
    public required WalletPlatformSpec Spec { get; set; }

    /// <summary>What the platform is; written by the operator only.</summary>
    public WalletPlatformStatus? Status { get; set; }
}
