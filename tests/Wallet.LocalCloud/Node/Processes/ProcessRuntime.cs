using System.Diagnostics;
using k8s;
using Wallet.LocalCloud.Kubernetes.Controllers;

namespace Wallet.LocalCloud.Node.Processes;

/// <summary>Pods as processes of this machine. None of them outlives it: not its end, and not its being killed either.</summary>
internal sealed class ProcessRuntime : IPodRuntime, IDisposable
{
    private readonly NodeSettings _settings;
    private readonly ContainerSetup _setup;
    private readonly EventRecorder _events;
    private readonly PodNetwork _network;
    private readonly LoopbackAddresses _addresses;
    private readonly Process _guard;

    public ProcessRuntime(IKubernetes client, NodeSettings settings)
    {
        _settings = settings;
        _setup = new ContainerSetup(client, settings);
        _events = new EventRecorder(client, "kubelet", TimeProvider.System);
        Logs = new LogShelf(client, settings.Directory, TimeProvider.System);
        _network = PodNetwork.Take(settings.Directory);
        _addresses = new LoopbackAddresses(_network.Second);

        // What an earlier cloud left: its cluster is gone, and so are its pods.
        ProcessSweep.Kill(settings.Directory);
        if (Directory.Exists(settings.Directory)) Directory.Delete(settings.Directory, recursive: true);
        PrivateFiles.CreateDirectory(settings.Directory);
        _guard = ProcessSweep.Guard(settings.Directory);
    }

    /// <summary>The output of its pods, also of those that have ended.</summary>
    public LogShelf Logs { get; }

    public async Task RunAsync(PodSession session)
    {
        var address = _addresses.Take();
        var board = new PodBoard(session, TimeProvider.System);
        var directory = new PodDirectory(_settings.Directory, session.Pod);
        var pod = new PodContext(session, directory, board, new PodEvents(_events, session.Pod), Logs, _setup, TimeProvider.System);
        try
        {
            await board.StartAsync(address.ToString());
            if (await InitializeAsync(pod))
                await Task.WhenAll(session.Pod.Spec.Containers.Select(container => new ContainerRunner(container, isInit: false, pod).RunAsync()));
        }
        finally
        {
            ProcessSweep.Kill(directory.Root);
            directory.Clear();
            _addresses.GiveBack(address);
        }
    }

    public void Dispose()
    {
        ProcessSweep.Kill(_settings.Directory);
        _guard.StandardInput.Close();
        _guard.WaitForExit();
        _guard.Dispose();
        _network.Dispose();
    }

    private static async Task<bool> InitializeAsync(PodContext pod)
    {
        foreach (var container in pod.Session.Pod.Spec.InitContainers ?? [])
        {
            if (!await new ContainerRunner(container, isInit: true, pod).RunAsync()) return false;
        }

        return !pod.Session.Stopping.IsCancellationRequested;
    }
}
