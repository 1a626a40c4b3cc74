using System.Text.Json;
using k8s;
using k8s.Models;

namespace Wallet.Operator.Platform.Rules.Limits;

/// <summary>
/// The schema in crds/walletplatforms.yaml, which the program carries. The API server holds its limits first; the operator repeats them
/// because the CRD in the cluster may be older than the operator, and because a spec that breaks one must never reach AWS.
/// </summary>
internal static class ContractSchema
{
    private static readonly FieldSchema Root = Read();

    /// <summary>The spec.</summary>
    public static FieldSchema Spec { get; } = Root.Properties["spec"];

    /// <summary>metadata.name.</summary>
    public static FieldSchema Name { get; } = Root.Properties["metadata"].Properties["name"];

    private static FieldSchema Read()
    {
        using var resource = typeof(ContractSchema).Assembly.GetManifestResourceStream("walletplatforms.yaml")!;
        using var reader = new StreamReader(resource);
        var crd = KubernetesYaml.Deserialize<V1CustomResourceDefinition>(reader.ReadToEnd());
        var schema = crd.Spec.Versions.Single(version => version.Name == WalletPlatform.ApiVersionName).Schema.OpenAPIV3Schema;
        return FieldSchema.Of(JsonDocument.Parse(KubernetesJson.Serialize(schema)).RootElement);
    }
}
