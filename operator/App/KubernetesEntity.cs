using System.Reflection;
using k8s.Models;

namespace Wallet.Operator.App;

/// <summary>API version and kind of a client type.</summary>
/// <param name="ApiVersion">e.g. <c>apps/v1</c>.</param>
/// <param name="Kind">e.g. <c>Deployment</c>.</param>
internal sealed record KubernetesEntity(string ApiVersion, string Kind)
{
    /// <summary>Of a type.</summary>
    public static KubernetesEntity Of<T>()
    {
        var entity = typeof(T).GetCustomAttribute<KubernetesEntityAttribute>()!;
        var version = string.IsNullOrEmpty(entity.Group) ? entity.ApiVersion : $"{entity.Group}/{entity.ApiVersion}";
        return new KubernetesEntity(version, entity.Kind);
    }
}
