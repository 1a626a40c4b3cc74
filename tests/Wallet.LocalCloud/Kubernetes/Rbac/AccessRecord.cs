namespace Wallet.LocalCloud.Kubernetes.Rbac;

/// <summary>One decision, for tests that prove which rights are used.</summary>
public sealed record AccessRecord(string User, AccessAttributes Access, bool IsAllowed);
