using k8s.Models;

namespace Wallet.LocalCloud.Node.Processes;

/// <summary>
/// Processes share this machine's file tree, so volumes cannot appear at their mount paths. Instead a path in an argument or a
/// variable that leads into a mount is given as the volume's real path.
/// </summary>
internal sealed class MountPaths
{
    private readonly List<(string Mount, string Real)> _mounts;

    public MountPaths(V1Container container, PodDirectory directory)
        => _mounts =
        [
            .. (container.VolumeMounts ?? [])
                .Select(mount => (mount.MountPath.TrimEnd('/'), Path.Combine(directory.Volume(mount.Name), mount.SubPath ?? "")))
                .OrderByDescending(mount => mount.Item1.Length),
        ];

    /// <summary>The directory that stands for a mount path, if it is mounted.</summary>
    public string? Find(string path) => _mounts.Where(mount => mount.Mount == path).Select(mount => mount.Real).FirstOrDefault();

    /// <summary>Translates a path, also behind <c>--option=</c>.</summary>
    public string Translate(string text)
    {
        var start = text.StartsWith('-') ? text.IndexOf('=') + 1 : 0;
        var path = text[start..];
        foreach (var (mount, real) in _mounts)
        {
            if (path == mount || path.StartsWith(mount + "/", StringComparison.Ordinal)) return text[..start] + real + path[mount.Length..];
        }

        return text;
    }
}
