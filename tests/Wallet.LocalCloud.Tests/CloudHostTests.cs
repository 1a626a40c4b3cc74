using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using k8s;
using k8s.Models;
using Wallet.LocalCloud.Node.Processes;
using Wallet.LocalCloud.Tests.Node;

namespace Wallet.LocalCloud.Tests;

/// <summary>Starting and stopping a whole cloud.</summary>
public sealed class CloudHostTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("cloud-host-").FullName;
    private readonly List<Process> _programs = [];

    [Fact]
    public async Task A_second_cloud_on_a_directory_is_refused()
    {
        await using var first = await CloudHost.StartAsync(Options());

        var second = () => CloudHost.StartAsync(Options());

        (await second.Should().ThrowAsync<CloudStartException>()).WithMessage("another local cloud runs on *");
    }

    [Fact]
    public async Task A_busy_port_is_named_and_nothing_is_left_behind()
    {
        using var squatter = new TcpListener(IPAddress.Loopback, 0);
        squatter.Start();
        var port = ((IPEndPoint)squatter.LocalEndpoint).Port;

        var start = () => CloudHost.StartAsync(Options() with { IngressPort = port });
        (await start.Should().ThrowAsync<CloudStartException>()).WithMessage($"port {port} is in use*--ingress-port*");

        await using var another = await CloudHost.StartAsync(Options());
    }

    [Fact]
    public async Task A_stopped_cloud_leaves_no_process()
    {
        var cloud = await CloudHost.StartAsync(Options() with { Pods = PodKind.Processes });
        await StartSleeperAsync(cloud.Client);

        await cloud.DisposeAsync();

        ProcessSweep.Kill(Path.Combine(_directory, "pods")).Should().Be(0);
    }

    /// <summary>The program itself, as a user runs it.</summary>
    [Fact]
    public async Task A_killed_cloud_leaves_no_process()
    {
        var program = Run("up", "--data", _directory, "--kubernetes-port", "0", "--aws-port", "0", "--ingress-port", "0", "--no-engines");
        var places = Path.Combine(_directory, "cloud.json");
        await Eventually.TrueAsync("the cloud is up", () => program.HasExited || File.Exists(places));
        using var client = new k8s.Kubernetes(KubernetesClientConfiguration.BuildConfigFromConfigFile(Path.Combine(_directory, "kubeconfig")));
        var sleeper = await StartSleeperAsync(client);
        using var pod = Process.GetProcessById(sleeper);

        program.Kill();

        await pod.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task The_program_stops_on_the_signal_and_ends_with_0()
    {
        var program = Run("up", "--data", _directory, "--kubernetes-port", "0", "--aws-port", "0", "--ingress-port", "0", "--no-engines");
        var places = Path.Combine(_directory, "cloud.json");
        await Eventually.TrueAsync("the cloud is up", () => program.HasExited || File.Exists(places));
        JsonDocument.Parse(await File.ReadAllTextAsync(places)).RootElement.GetProperty("processId").GetInt32().Should().Be(program.Id);

        using var signal = Process.Start("kill", ["-TERM", $"{program.Id}"]);

        await program.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(10));
        program.ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("up", "--kubernetes-port", "99999")]
    [InlineData("up", "--image", "nothing")]
    [InlineData("down")]
    [InlineData("faults", "add", "rds")]
    public async Task Bad_arguments_end_with_2(params string[] arguments)
    {
        var program = Run(arguments);

        await program.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(10));

        program.ExitCode.Should().Be(2);
    }

    public void Dispose()
    {
        foreach (var program in _programs)
        {
            program.Kill();
            program.WaitForExit();
            program.Dispose();
        }

        Directory.Delete(_directory, recursive: true);
    }

    private CloudOptions Options() => new() { Directory = _directory, Pods = PodKind.Paper };

    private Process Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CloudHost).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var program = Process.Start(start)!;
        _programs.Add(program);
        return program;
    }

    /// <summary>A pod that does nothing; the id of its process.</summary>
    private static async Task<int> StartSleeperAsync(IKubernetes client)
    {
        var container = new V1Container { Name = "main", Image = "shell", Command = ["sleep", "600"] };
        var pod = new V1Pod { Metadata = new V1ObjectMeta { Name = "sleeper" }, Spec = new V1PodSpec { Containers = [container] } };
        await client.CoreV1.CreateNamespacedPodAsync(pod, "default");
        string? id = null;
        await Eventually.TrueAsync("the pod runs", async () =>
        {
            var status = (await client.CoreV1.ReadNamespacedPodAsync("sleeper", "default")).Status;
            id = status.ContainerStatuses?[0].ContainerID;
            return status.Phase == "Running";
        });
        return int.Parse(id!.Split("//")[1]);
    }
}
