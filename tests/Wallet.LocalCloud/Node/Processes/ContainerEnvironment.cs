using System.Text;
using k8s;
using k8s.Models;
using Wallet.LocalCloud.Kubernetes.Controllers;

namespace Wallet.LocalCloud.Node.Processes;

/// <summary>Environment variables of a container, read from the pod, secrets and config maps.</summary>
internal sealed class ContainerEnvironment(IKubernetes client)
{
    /// <summary>Adds the container's variables to <paramref name="given"/>, in the order of the pod's description.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="container">The container.</param>
    /// <param name="status">The pod's present status, for its address.</param>
    /// <param name="given">What the node sets.</param>
    /// <param name="mounts">Turns paths that the description names into real ones.</param>
    /// <param name="cancel">Ends the reading.</param>
    /// <exception cref="ContainerConfigFault">A secret, config map or key does not exist.</exception>
    public async Task<Dictionary<string, string>> ResolveAsync(
        V1Pod pod, V1Container container, V1PodStatus status, IReadOnlyDictionary<string, string> given, MountPaths mounts, CancellationToken cancel)
    {
        var space = pod.Metadata.NamespaceProperty;
        var known = new Dictionary<string, string>(given);
        foreach (var source in container.EnvFrom ?? [])
        {
            foreach (var (name, value) in await AllOfAsync(space, source, cancel)) known[source.Prefix + name] = value;
        }

        foreach (var variable in container.Env ?? [])
        {
            var value = variable.ValueFrom is { } from
                ? await ValueAsync(pod, container, status, from, cancel)
                : Expand(mounts.Translate(variable.Value ?? ""), known);
            if (value is not null) known[variable.Name] = value;
        }

        return known;
    }

    /// <summary>Replaces <c>$(NAME)</c> by the variable's value; unknown names stay, <c>$$</c> is one dollar sign.</summary>
    public static string Expand(string text, IReadOnlyDictionary<string, string> known)
    {
        var result = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var rest = text.AsSpan(at);
            var end = rest.StartsWith("$(") ? rest.IndexOf(')') : -1;
            if (rest.StartsWith("$$"))
            {
                result.Append('$');
                at++;
            }
            else if (end > 0 && known.TryGetValue(rest[2..end].ToString(), out var value))
            {
                result.Append(value);
                at += end;
            }
            else
            {
                result.Append(text[at]);
            }
        }

        return result.ToString();
    }

    private async Task<IEnumerable<KeyValuePair<string, string>>> AllOfAsync(string space, V1EnvFromSource source, CancellationToken cancel)
    {
        if (source.SecretRef is { } secret)
            return (await SecretAsync(space, secret.Name, secret.Optional, cancel))?.Data?.Select(Text) ?? [];
        return (await ConfigMapAsync(space, source.ConfigMapRef.Name, source.ConfigMapRef.Optional, cancel))?.Data ?? new Dictionary<string, string>();
    }

    private async Task<string?> ValueAsync(
        V1Pod pod, V1Container container, V1PodStatus status, V1EnvVarSource from, CancellationToken cancel)
    {
        var space = pod.Metadata.NamespaceProperty;
        if (from.SecretKeyRef is { } secretKey)
        {
            var secret = await SecretAsync(space, secretKey.Name, secretKey.Optional, cancel);
            if (secret?.Data?.TryGetValue(secretKey.Key, out var bytes) == true) return Encoding.UTF8.GetString(bytes);
            return Missing(secretKey.Optional, $"couldn't find key {secretKey.Key} in Secret {space}/{secretKey.Name}");
        }

        if (from.ConfigMapKeyRef is { } mapKey)
        {
            var map = await ConfigMapAsync(space, mapKey.Name, mapKey.Optional, cancel);
            if (map?.Data?.TryGetValue(mapKey.Key, out var value) == true) return value;
            return Missing(mapKey.Optional, $"couldn't find key {mapKey.Key} in ConfigMap {space}/{mapKey.Name}");
        }

        return from.FieldRef is { } field ? PodFields.Field(pod, status, field.FieldPath) : PodFields.Resource(container, from.ResourceFieldRef);
    }

    private async Task<V1Secret?> SecretAsync(string space, string name, bool? optional, CancellationToken cancel)
        => await client.CoreV1.ReadNamespacedSecretAsync(name, space, cancellationToken: cancel).OrNullAsync()
            ?? Missing<V1Secret>(optional, $"secret \"{name}\" not found");

    private async Task<V1ConfigMap?> ConfigMapAsync(string space, string name, bool? optional, CancellationToken cancel)
        => await client.CoreV1.ReadNamespacedConfigMapAsync(name, space, cancellationToken: cancel).OrNullAsync()
            ?? Missing<V1ConfigMap>(optional, $"configmap \"{name}\" not found");

    private static KeyValuePair<string, string> Text(KeyValuePair<string, byte[]> entry) => new(entry.Key, Encoding.UTF8.GetString(entry.Value));

    private static string? Missing(bool? optional, string message) => Missing<string>(optional, message);

    private static T? Missing<T>(bool? optional, string message) where T : class
        => optional == true ? null : throw new ContainerConfigFault(message);
}
