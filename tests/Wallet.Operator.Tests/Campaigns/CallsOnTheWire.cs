using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Wallet.Operator.Tests.Campaigns;

/// <summary>
/// Counts the calls to AWS and Kubernetes that are being answered now: as long as there are some, the time of a campaign stands still. Those that
/// wait for their turn are none of them.
/// </summary>
internal sealed class CallsOnTheWire
{
    private static readonly AsyncLocal<CallsOnTheWire?> Flow = new();
    private int _count;

    /// <summary>How many.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Counts the calls of all AWS clients that are made from now on.</summary>
    public static void Install() => RuntimePipelineCustomizerRegistry.Instance.Register(new Installer());

    /// <summary>Counts what the caller begins from now on.</summary>
    public static CallsOnTheWire Begin() => Flow.Value = new CallsOnTheWire();

    private static async Task<T> CountedAsync<T>(Func<Task<T>> call)
    {
        if (Flow.Value is not { } calls)
            return await call();
        Interlocked.Increment(ref calls._count);
        try
        {
            return await call();
        }
        finally
        {
            Interlocked.Decrement(ref calls._count);
        }
    }

    /// <summary>Counts the requests of a Kubernetes client.</summary>
    internal sealed class KubernetesHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => CountedAsync(() => base.SendAsync(request, cancellationToken));
    }

    private sealed class AwsHandler : PipelineHandler
    {
        public override Task<T> InvokeAsync<T>(IExecutionContext executionContext) => CountedAsync(() => base.InvokeAsync<T>(executionContext));
    }

    private sealed class Installer : IRuntimePipelineCustomizer
    {
        public string UniqueName => nameof(CallsOnTheWire);

        public void Customize(Type type, RuntimePipeline pipeline) => pipeline.AddHandlerAfter<Signer>(new AwsHandler());
    }
}
