using System.Reflection;
using System.Text.RegularExpressions;
using k8s.Models;

namespace Wallet.LocalCloud.Kubernetes.Schema;

/// <summary>OpenAPI names of the built-in types, unique and stable: <c>io.k8s.api.core.v1.Pod</c> for the kinds.</summary>
internal static partial class ModelNames
{
    public static string OpenApi(Type model)
    {
        var match = Version().Match(model.Name);
        var (version, name) = match.Success ? (match.Groups[2].Value.ToLowerInvariant(), match.Groups[3].Value) : ("v1", model.Name);
        var entity = model.GetCustomAttribute<KubernetesEntityAttribute>();
        var group = entity is null ? "model" : entity.Group is "" ? "core" : entity.Group.Split('.')[0];
        return $"io.k8s.api.{group}.{version}.{name}";
    }

    [GeneratedRegex(@"^([A-Z][a-z]+)?(?:V|v)(\d+)(.+)$")]
    private static partial Regex Version();
}
