using k8s.Models;

namespace Wallet.LocalCloud.Node.Processes;

/// <summary>Where a pod keeps its things on this machine: volumes while it lives, logs also afterwards.</summary>
internal sealed class PodDirectory(string root, V1Pod pod)
{
    public string Root { get; } = Path.Combine(root, $"{pod.Metadata.NamespaceProperty}_{pod.Metadata.Name}_{pod.Metadata.Uid}");

    public string Home => Made(Path.Combine(Root, "home"));

    public string Identity => Made(Path.Combine(Root, "identity"));

    public string Volume(string name) => Made(Path.Combine(Root, "volumes", name));

    public string Logs(string container) => Path.Combine(Root, "logs", container);

    public string Log(string container, int restarts) => Path.Combine(Made(Logs(container)), $"{restarts}.log");

    /// <summary>Takes away what may hold secrets; the logs stay.</summary>
    public void Clear()
    {
        foreach (var part in new[] { "home", "identity", "volumes" })
        {
            var path = Path.Combine(Root, part);
            if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        }
    }

    private static string Made(string path)
    {
        PrivateFiles.CreateDirectory(path);
        return path;
    }
}
