using k8s;
using k8s.Models;
using Microsoft.Extensions.Time.Testing;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Tests;

/// <summary>A cloud for tests, in a directory of its own.</summary>
public abstract class TestCloud(PodKind pods) : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("test-cloud-").FullName;
    private CloudHost? _host;

    /// <summary>The cluster's time, turned by hand where pods are on paper.</summary>
    public FakeTimeProvider Time { get; } = new(DateTimeOffset.UtcNow);

    /// <summary>The time of AWS, turned by hand.</summary>
    public CloudClock AwsTime { get; } = CloudClock.ByHand(DateTimeOffset.UtcNow);

    public CloudHost Host => _host ?? throw new InvalidOperationException("not started");

    public IKubernetes Client => Host.Client;

    public async Task InitializeAsync() => _host = await CloudHost.StartAsync(new CloudOptions
    {
        Directory = _directory,
        Pods = pods,
        AwsClock = AwsTime,
        ClusterClock = pods == PodKind.Paper ? Time : TimeProvider.System,
    });

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>A namespace for one test.</summary>
    public async Task<string> NamespaceAsync()
    {
        var name = $"test-{Guid.NewGuid().ToString("N")[..8]}";
        await Client.CoreV1.CreateNamespaceAsync(new V1Namespace { Metadata = new V1ObjectMeta { Name = name } });
        return name;
    }
}

/// <summary>Pods on paper, one clock for all tests of a class: advance it only by what no other test minds.</summary>
public sealed class PaperCloud() : TestCloud(PodKind.Paper);

/// <summary>Pods as processes.</summary>
public sealed class ProcessCloud() : TestCloud(PodKind.Processes);
