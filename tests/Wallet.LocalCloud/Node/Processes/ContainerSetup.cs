using k8s;
using k8s.Models;

namespace Wallet.LocalCloud.Node.Processes;

/// <summary>Turns a container's description into the command that this machine runs.</summary>
internal sealed class ContainerSetup(IKubernetes client, NodeSettings settings)
{
    private readonly ContainerEnvironment _environment = new(client);
    private readonly ServiceAccountTokens _tokens = new(client);

    /// <param name="pod">The pod.</param>
    /// <param name="name">The container's name.</param>
    /// <param name="status">The pod's present status, for its address.</param>
    /// <param name="directory">The pod's files.</param>
    /// <param name="cancel">Ends the preparation.</param>
    /// <returns>The command, or null when the image is unknown.</returns>
    /// <exception cref="ContainerConfigFault">Something that the description refers to is missing.</exception>
    public async Task<ContainerCommand?> PrepareAsync(
        V1Pod pod, string name, V1PodStatus status, PodDirectory directory, CancellationToken cancel)
    {
        var account = await _tokens.AccountAsync(pod, cancel);
        var equipped = WebIdentity.Apply(pod, account, settings.Region);
        var container = equipped.Spec.Containers.Concat(equipped.Spec.InitContainers ?? []).First(candidate => candidate.Name == name);
        if (Program(container) is not { } program) return null;

        await new PodVolumes(client, _tokens).WriteAsync(equipped, status, directory, cancel);
        var mounts = new MountPaths(container, directory);
        var given = Machine(directory, status.PodIP, mounts);
        foreach (var (key, value) in settings.Environment) given[key] = value;
        foreach (var (key, value) in await new PodIdentity(_tokens, settings).WriteAsync(pod, account, directory, cancel)) given[key] = value;
        var environment = await _environment.ResolveAsync(equipped, container, status, given, mounts, cancel);
        return new ContainerCommand(
            [.. program, .. Own(container).Select(part => ContainerEnvironment.Expand(mounts.Translate(part), environment))],
            environment,
            directory.Home);
    }

    /// <summary>The image's program, unless the container brings its own command; null when the image is unknown.</summary>
    private IReadOnlyList<string>? Program(V1Container container)
        => container.Command is { Count: > 0 } ? [] : settings.Images.Find(container.Image);

    private static IEnumerable<string> Own(V1Container container) => [.. container.Command ?? [], .. container.Args ?? []];

    /// <summary>What an image's own environment would be, and the pod's address, which its programs are to listen on.</summary>
    private static Dictionary<string, string> Machine(PodDirectory directory, string address, MountPaths mounts) => new()
    {
        ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/local/bin:/usr/bin:/bin",
        ["HOME"] = directory.Home,
        ["TMPDIR"] = mounts.Find("/tmp") ?? directory.Home,
        ["BIND_ADDRESS"] = address,
        [ProcessSweep.Marker] = directory.Root,
    };
}
