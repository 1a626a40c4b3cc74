using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using Wallet.Operator.App.Objects;
using Wallet.Operator.Platform;

namespace Wallet.Operator.App;

/// <summary>A Kubernetes object as it is applied.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">metadata.name.</param>
/// <param name="Body">What is applied: only fields that are ours.</param>
internal sealed record AppObject(ObjectKind Kind, string Name, JsonObject Body)
{
    /// <summary>Name of the program, in names and labels.</summary>
    public const string Part = "wallet-api";

    /// <summary>Annotation with the hash of what was last applied: a field that we no longer want shows in it.</summary>
    public const string AppliedAnnotation = "wallet-operator.io/applied";

    /// <summary>For people: kind and name.</summary>
    public string Resource => $"{Kind} {Name}";

    /// <summary>Completes an object with its metadata: labels, owner, and the hash of it all.</summary>
    /// <param name="inputs">Platform.</param>
    /// <param name="kind">Kind.</param>
    /// <param name="name">metadata.name.</param>
    /// <param name="typed">The rest.</param>
    /// <param name="annotations">Annotations besides ours.</param>
    /// <param name="labels">Labels besides those of every object.</param>
    public static AppObject Of<T>(
        AppInputs inputs,
        ObjectKind kind,
        string name,
        T typed,
        IReadOnlyDictionary<string, string>? annotations = null,
        IReadOnlyDictionary<string, string>? labels = null)
        where T : IKubernetesObject<V1ObjectMeta>
    {
        var entity = KubernetesEntity.Of<T>();
        typed.ApiVersion = entity.ApiVersion;
        typed.Kind = entity.Kind;
        typed.Metadata = new V1ObjectMeta
        {
            Name = name,
            NamespaceProperty = inputs.Pass.Key.Namespace,
            Labels = Labels(inputs)
                .Append(new(PlatformLabels.Uid, inputs.Pass.ObjectUid))
                .Concat(labels ?? new Dictionary<string, string>())
                .ToDictionary(),
            Annotations = annotations?.ToDictionary(),
            OwnerReferences = [Owner(inputs)],
        };
        var body = JsonNode.Parse(KubernetesJson.Serialize(typed))!.AsObject();
        var hash = AppHash.Of(Public(body).ToJsonString());
        var metadata = body["metadata"]!.AsObject();
        metadata["annotations"] ??= new JsonObject();
        metadata["annotations"]![AppliedAnnotation] = hash;
        return new AppObject(kind, name, body);
    }

    /// <summary>Whether a live object bears the hash of this one: what it is to be has not changed since it was applied.</summary>
    public bool IsAppliedTo(JsonObject live)
        => JsonNode.DeepEquals(live["metadata"]?["annotations"]?[AppliedAnnotation], Body["metadata"]!["annotations"]![AppliedAnnotation]);

    // A hash of secret values could be tried against guesses by anyone who reads the annotation: of a Secret, only the names count.
    private static JsonObject Public(JsonObject body)
    {
        if (body["kind"]?.GetValue<string>() != nameof(ObjectKind.Secret) || body["data"] is not JsonObject data)
            return body;
        var without = body.DeepClone().AsObject();
        without["data"] = new JsonArray([.. data.Select(entry => (JsonNode)entry.Key)]);
        return without;
    }

    /// <summary>Labels of every object and pod of the platform.</summary>
    public static Dictionary<string, string> Labels(AppInputs inputs) => new()
    {
        [PlatformLabels.Name] = Part,
        [PlatformLabels.Instance] = inputs.Pass.Key.Name,
        [PlatformLabels.PartOf] = PlatformLabels.PartOfValue,
        [PlatformLabels.ManagedBy] = "wallet-operator",
    };

    private static V1OwnerReference Owner(AppInputs inputs) => new()
    {
        ApiVersion = $"{WalletPlatform.ApiGroup}/{WalletPlatform.ApiVersionName}",
        Kind = WalletPlatform.KindName,
        Name = inputs.Pass.Key.Name,
        Uid = inputs.Pass.ObjectUid,
        Controller = true,
        BlockOwnerDeletion = true,
    };
}
