using System.Text.Json.Nodes;
using Wallet.LocalCloud.Kubernetes.Json;
using Wallet.LocalCloud.Kubernetes.Schema;
using Wallet.LocalCloud.Kubernetes.Tables;

namespace Wallet.LocalCloud.Kubernetes.Resources;

/// <summary>The resources that a CustomResourceDefinition adds, one a served version.</summary>
internal static class CustomResourceKinds
{
    private static readonly string[] Verbs = ["delete", "deletecollection", "get", "list", "patch", "create", "update", "watch"];

    public static IReadOnlyList<ResourceKind> Read(JsonObject definition)
        => [.. definition.Items("spec", "versions").Where(version => version.Flag("served") == true)
            .Select(version => Read(definition.Map("spec")!, version!))];

    private static ResourceKind Read(JsonObject spec, JsonNode version)
    {
        var kind = spec.Text("names", "kind") ?? "";
        var group = spec.Text("group") ?? "";
        var plural = spec.Text("names", "plural") ?? "";
        return new ResourceKind
        {
            Group = group,
            Version = version.Text("name") ?? "",
            Kind = kind,
            ListKind = spec.Text("names", "listKind") ?? kind + "List",
            Plural = plural,
            Singular = spec.Text("names", "singular") ?? kind.ToLowerInvariant(),
            Namespaced = spec.Text("scope") == "Namespaced",
            ShortNames = [.. spec.Texts("names", "shortNames")],
            Categories = [.. spec.Texts("names", "categories")],
            Verbs = Verbs,
            Subresources = [.. SubresourcesOf(kind, version)],
            StorageVersion = spec.Items("versions").First(v => v.Flag("storage") == true).Text("name") ?? "",
            Storage = $"{group}/{plural}",
            Schema = new Lazy<TypeSchema>(() => StructuralSchema.ReadRoot(version.At("schema", "openAPIV3Schema"))),
            Columns = PrinterColumns.Read(version.Items("additionalPrinterColumns")),
            IsCustom = true,
            HasGeneration = true,
        };
    }

    private static IEnumerable<Subresource> SubresourcesOf(string kind, JsonNode version)
    {
        if (version.Map("subresources", "status") is not null) yield return new("status", kind, ["get", "patch", "update"]);
    }
}
