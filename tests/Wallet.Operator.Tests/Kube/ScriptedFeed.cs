using System.Threading.Channels;
using k8s;
using k8s.Models;
using Wallet.Operator.Kube;

namespace Wallet.Operator.Tests.Kube;

/// <summary>An API server that says what the test tells it to.</summary>
internal sealed class ScriptedFeed : IResourceFeed<ObjectHead>
{
    private readonly TaskCompletionSource _hanging = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<object> _watch = Channel.CreateUnbounded<object>();

    /// <summary>Pages of the next list; the last one has no continue token.</summary>
    public Queue<Func<string?, ResourcePage<ObjectHead>>> Pages { get; } = new();

    /// <summary>The resource version that each watch began at.</summary>
    public Channel<string> Watches { get; } = Channel.CreateUnbounded<string>();

    public void Say(WatchEventType type, ObjectHead item) => _watch.Writer.TryWrite(new ResourceChange<ObjectHead>(type, item));

    public void Break(Exception fault) => _watch.Writer.TryWrite(fault);

    public void End() => _watch.Writer.TryWrite("end");

    /// <summary>Lists get no answer.</summary>
    public bool ListHangs { get; set; }

    /// <summary>Done once a list waits in vain.</summary>
    public Task Hanging => _hanging.Task;

    public async Task<ResourcePage<ObjectHead>> ListAsync(string? continueToken, CancellationToken cancellationToken)
    {
        if (ListHangs)
        {
            _hanging.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        return Pages.Dequeue()(continueToken);
    }

    public async IAsyncEnumerable<ResourceChange<ObjectHead>> WatchAsync(
        string resourceVersion, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Watches.Writer.TryWrite(resourceVersion);
        while (await _watch.Reader.ReadAsync(cancellationToken) is var said && said is not "end")
        {
            if (said is Exception fault)
                throw fault;
            yield return (ResourceChange<ObjectHead>)said;
        }
    }

    public static ObjectHead Item(string name, string version, long generation = 1, string? owner = null) => new()
    {
        Metadata = new V1ObjectMeta
        {
            NamespaceProperty = "ns",
            Name = name,
            ResourceVersion = version,
            Generation = generation,
            Labels = owner is null ? null : new Dictionary<string, string> { ["owner"] = owner },
        },
    };
}
