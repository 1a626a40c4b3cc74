using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Wallet.Operator.Aws.Errors;

namespace Wallet.Operator.Aws.Pacing;

/// <summary>Lets each attempt of a call wait for its turn, and learns from the answer: within the SDK's retries, outside of its signature.</summary>
internal sealed class PacedCalls : PipelineHandler
{
    private static readonly ConditionalWeakTable<IClientConfig, Place> Places = [];

    /// <summary>The calls of clients with this configuration are paced.</summary>
    /// <param name="config">Of the client.</param>
    /// <param name="pacing">By what.</param>
    /// <param name="region">Region of the client.</param>
    public static void Join(IClientConfig config, CallPacing pacing, string region) => Places.Add(config, new Place(pacing, region));

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var request = executionContext.RequestContext;
        if (!Places.TryGetValue(request.ClientConfig, out var place))
            return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        var call = new AwsCallContext(request.ClientConfig.AuthenticationServiceName, CallObserver.OperationName(request.OriginalRequest));
        var (pacing, region) = place;
        await pacing.WaitAsync(region, call.Service, call.IsRead, CallLanes.Of(call.Operation), request.CancellationToken).ConfigureAwait(false);
        var sentAt = pacing.Of(region, call.Service, call.IsRead).Now;
        try
        {
            return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        }
        catch (AmazonServiceException fault) when (fault.Is(AwsErrorClass.Throttled))
        {
            pacing.Throttled(region, call.Service, call.IsRead, sentAt);
            throw;
        }
    }

    private sealed record Place(CallPacing Pacing, string Region);

    /// <summary>Puts the pace into every client that is made from now on; it concerns those that have joined.</summary>
    internal sealed class Installer : IRuntimePipelineCustomizer
    {
        public string UniqueName => nameof(PacedCalls);

        public void Customize(Type type, RuntimePipeline pipeline) => pipeline.AddHandlerAfter<RetryHandler>(new PacedCalls());
    }
}
