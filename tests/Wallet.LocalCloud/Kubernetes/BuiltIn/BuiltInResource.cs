using Wallet.LocalCloud.Kubernetes.Resources;

namespace Wallet.LocalCloud.Kubernetes.BuiltIn;

/// <summary>A row of the table of built-in resources.</summary>
internal sealed record BuiltInResource(string Group, string Version, string Kind, string Plural, bool Namespaced)
{
    public static readonly string[] Everything = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];
    public static readonly string[] ReadWrite = ["get", "patch", "update"];
    public static readonly string[] Create = ["create"];

    public IReadOnlyList<string> Verbs { get; init; } = Everything;

    public IReadOnlyList<string> ShortNames { get; init; } = [];

    public IReadOnlyList<Subresource> Subresources { get; init; } = [];

    public bool InAll { get; init; }

    public bool HasGeneration { get; init; }

    public bool ReturnsDeleted { get; init; }

    public string? Storage { get; init; }

    public KindRules Rules { get; init; } = KindRules.None;

    public BuiltInResource Short(params string[] names) => this with { ShortNames = names };

    public BuiltInResource WithStatus() => With(new Subresource("status", Kind, ReadWrite));

    public BuiltInResource WithScale() => With(new Subresource("scale", "Scale", ReadWrite, "autoscaling", "v1"));

    public BuiltInResource With(params Subresource[] more)
        => this with { Subresources = [.. Subresources.Concat(more).OrderBy(s => s.Name, StringComparer.Ordinal)] };
}
