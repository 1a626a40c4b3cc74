using System.Text;
using k8s;
using k8s.Models;
using Wallet.LocalCloud.Kubernetes.Controllers;

namespace Wallet.LocalCloud.Node.Processes;

/// <summary>A pod's volumes as directories of this machine.</summary>
internal sealed class PodVolumes(IKubernetes client, ServiceAccountTokens tokens)
{
    /// <summary>Writes what the volumes hold.</summary>
    /// <exception cref="ContainerConfigFault">A secret or config map does not exist.</exception>
    public async Task WriteAsync(V1Pod pod, V1PodStatus status, PodDirectory directory, CancellationToken cancel)
    {
        foreach (var volume in pod.Spec.Volumes ?? [])
        {
            var path = directory.Volume(volume.Name);
            foreach (var source in Sources(volume))
            {
                foreach (var (name, content) in await FilesAsync(pod, status, volume.Name, source, cancel))
                {
                    await PrivateFiles.WriteAsync(Path.Combine(path, name), content, cancel);
                }
            }
        }
    }

    private static IEnumerable<V1VolumeProjection> Sources(V1Volume volume)
    {
        if (volume.Projected is { } projected) return projected.Sources ?? [];
        if (volume.Secret is { } secret)
        {
            var source = new V1SecretProjection { Name = secret.SecretName, Items = secret.Items, Optional = secret.Optional };
            return [new V1VolumeProjection { Secret = source }];
        }

        if (volume.ConfigMap is { } map)
        {
            var source = new V1ConfigMapProjection { Name = map.Name, Items = map.Items, Optional = map.Optional };
            return [new V1VolumeProjection { ConfigMap = source }];
        }

        return volume.DownwardAPI is { } downward
            ? [new V1VolumeProjection { DownwardAPI = new V1DownwardAPIProjection { Items = downward.Items } }]
            : [];
    }

    private async Task<IEnumerable<(string Name, byte[] Content)>> FilesAsync(
        V1Pod pod, V1PodStatus status, string volume, V1VolumeProjection source, CancellationToken cancel)
    {
        var space = pod.Metadata.NamespaceProperty;
        if (source.Secret is { } secret)
        {
            var held = await client.CoreV1.ReadNamespacedSecretAsync(secret.Name, space, cancellationToken: cancel).OrNullAsync();
            if (held is null && secret.Optional != true) throw Missing(volume, $"secret \"{secret.Name}\" not found");
            return Chosen(held?.Data ?? new Dictionary<string, byte[]>(), secret.Items);
        }

        if (source.ConfigMap is { } map)
        {
            var held = await client.CoreV1.ReadNamespacedConfigMapAsync(map.Name, space, cancellationToken: cancel).OrNullAsync();
            if (held is null && map.Optional != true) throw Missing(volume, $"configmap \"{map.Name}\" not found");
            var data = (held?.Data ?? new Dictionary<string, string>()).ToDictionary(entry => entry.Key, entry => Bytes(entry.Value));
            return Chosen(data, map.Items);
        }

        if (source.ServiceAccountToken is { } token)
            return [(token.Path, Bytes(await tokens.RequestAsync(pod, token.Audience, token.ExpirationSeconds ?? 3600, cancel)))];
        return (source.DownwardAPI?.Items ?? []).Where(item => item.FieldRef is not null)
            .Select(item => (item.Path, Bytes(PodFields.Field(pod, status, item.FieldRef.FieldPath))));
    }

    private static IEnumerable<(string Name, byte[] Content)> Chosen(IDictionary<string, byte[]> data, IList<V1KeyToPath>? items)
        => items is { Count: > 0 }
            ? items.Where(item => data.ContainsKey(item.Key)).Select(item => (item.Path, data[item.Key]))
            : data.Select(entry => (entry.Key, entry.Value));

    private static ContainerConfigFault Missing(string volume, string message)
        => new($"MountVolume.SetUp failed for volume \"{volume}\" : {message}");

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
