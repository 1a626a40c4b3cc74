using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Wallet.Operator.Aws;
using Wallet.Operator.Aws.Errors;

namespace Wallet.Operator.Tests.Convergence;

/// <summary>Shows the calls of all AWS clients to the plan of the pass that makes them.</summary>
internal sealed class AwsCrashHandler : PipelineHandler
{
    public static void Install() => RuntimePipelineCustomizerRegistry.Instance.Register(new Installer());

    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        if (CrashPlan.Current is not { } plan)
            return base.InvokeAsync<T>(executionContext);
        var call = CallOf(executionContext);
        return plan.CallAsync(call.ToString(), !call.IsRead, () =>
        {
            // One that goes out late outlives the pass.
            if (plan.Died)
                ((RequestContext)executionContext.RequestContext).CancellationToken = CancellationToken.None;
            return base.InvokeAsync<T>(executionContext);
        });
    }

    private static AwsCallContext CallOf(IExecutionContext context) => new(
        context.RequestContext.ClientConfig.AuthenticationServiceName, CallObserver.OperationName(context.RequestContext.OriginalRequest));

    // Below the one that tries again.
    private sealed class RequestHandler : PipelineHandler
    {
        public override Task<T> InvokeAsync<T>(IExecutionContext executionContext) => CrashPlan.Current is { } plan
            ? plan.RequestAsync(CallOf(executionContext).ToString(), () => base.InvokeAsync<T>(executionContext))
            : base.InvokeAsync<T>(executionContext);
    }

    private sealed class Installer : IRuntimePipelineCustomizer
    {
        public string UniqueName => nameof(AwsCrashHandler);

        public void Customize(Type type, RuntimePipeline pipeline)
        {
            pipeline.AddHandler(new AwsCrashHandler());
            pipeline.AddHandlerAfter<Signer>(new RequestHandler());
        }
    }
}

/// <summary>Shows the requests of a Kubernetes client to the plan of the pass that makes them.</summary>
internal sealed class KubernetesCrashHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (CrashPlan.Current is not { } plan)
            return await base.SendAsync(request, cancellationToken);
        var call = $"{request.Method} {request.RequestUri!.AbsolutePath}";
        var isRead = request.Method == HttpMethod.Get;
        // One that goes out late outlives its caller, who disposes of the request.
        var late = isRead ? request : await CopyAsync(request);
        return await plan.CallAsync(call, !isRead, () => plan.RequestAsync(
            call, () => plan.Died ? base.SendAsync(late, CancellationToken.None) : base.SendAsync(request, cancellationToken)));
    }

    private static async Task<HttpRequestMessage> CopyAsync(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri) { Version = request.Version };
        foreach (var header in request.Headers)
            copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
        if (request.Content is not { } content)
            return copy;
        copy.Content = new ByteArrayContent(await content.ReadAsByteArrayAsync());
        foreach (var header in content.Headers)
            copy.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        return copy;
    }
}
