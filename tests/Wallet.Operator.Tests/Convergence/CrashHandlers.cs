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
        return plan.CallAsync(call.ToString(), !call.IsRead, () => base.InvokeAsync<T>(executionContext));
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
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (CrashPlan.Current is not { } plan)
            return base.SendAsync(request, cancellationToken);
        var call = $"{request.Method} {request.RequestUri!.AbsolutePath}";
        return plan.CallAsync(
            call, request.Method != HttpMethod.Get, () => plan.RequestAsync(call, () => base.SendAsync(request, cancellationToken)));
    }
}
