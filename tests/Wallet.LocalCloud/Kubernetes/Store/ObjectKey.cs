namespace Wallet.LocalCloud.Kubernetes.Store;

/// <summary>An object's place in the store.</summary>
/// <param name="Resource">Storage name: <c>group/plural</c>, e.g. <c>apps/deployments</c>, <c>/pods</c>.</param>
/// <param name="Namespace">Empty for cluster-wide objects.</param>
public readonly record struct ObjectKey(string Resource, string Namespace, string Name);
