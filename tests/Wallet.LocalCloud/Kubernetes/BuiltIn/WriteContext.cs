using Wallet.LocalCloud.Kubernetes.Store;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

/// <summary>What rules may ask while an object is written.</summary>
/// <param name="Now">The server's time.</param>
/// <param name="Store">The objects as they are.</param>
/// <param name="IsDryRun">Nothing will be kept.</param>
internal sealed record WriteContext(DateTimeOffset Now, ObjectStore Store, bool IsDryRun);
