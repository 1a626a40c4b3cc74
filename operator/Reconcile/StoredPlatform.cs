using System.Text.Json;
using k8s.Models;
using Wallet.Operator.Platform;
using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Reconcile;

/// <summary>A platform as the API server keeps it. The spec is still a document: an old CRD may have let anything pass.</summary>
internal sealed record StoredPlatform
{
    /// <summary>Who removes it must take down what it stands for first.</summary>
    public const string Finalizer = $"{WalletPlatform.ApiGroup}/cleanup";

    public required V1ObjectMeta Metadata { get; init; }

    public required JsonElement Spec { get; init; }

    public WalletPlatformStatus? Status { get; init; }

    public PlatformKey Key => new(Metadata.NamespaceProperty, Metadata.Name);

    /// <summary>Owner of what it has in AWS: itself, or the earlier platform whose resources it has taken over.</summary>
    public string OwnerUid => Status?.Adoption?.Uid ?? Metadata.Uid;

    public bool IsBeingDeleted => Metadata.DeletionTimestamp is not null;

    public bool HasFinalizer => Metadata.Finalizers?.Contains(Finalizer) ?? false;
}
