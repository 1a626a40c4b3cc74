namespace Wallet.LocalCloud.Kubernetes.Resources;

/// <summary>A part of an object with an address of its own.</summary>
/// <param name="Kind">The kind that it answers with.</param>
/// <param name="Group">The group of that kind when it is not the resource's own.</param>
public sealed record Subresource(string Name, string Kind, IReadOnlyList<string> Verbs, string Group = "", string Version = "");
