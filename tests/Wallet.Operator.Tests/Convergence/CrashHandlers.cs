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
        var request = executionContext.RequestContext;
        var call = new AwsCallContext(request.ClientConfig.AuthenticationServiceName, CallObserver.OperationName(request.OriginalRequest));
        return plan.CallAsync(call.ToString(), !call.IsRead, () => base.InvokeAsync<T>(executionContext));
    }

    private sealed class Installer : IRuntimePipelineCustomizer
    {
        public string UniqueName => nameof(AwsCrashHandler);

        public void Customize(Type type, RuntimePipeline pipeline) => pipeline.AddHandler(new AwsCrashHandler());
    }
}

/// <summary>Shows the requests of a Kubernetes client to the plan of the pass that makes them.</summary>
internal sealed class KubernetesCrashHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => CrashPlan.Current is { } plan
            ? plan.CallAsync(
                $"{request.Method} {request.RequestUri!.AbsolutePath}",
                request.Method != HttpMethod.Get,
                () => base.SendAsync(request, cancellationToken))
            : base.SendAsync(request, cancellationToken);
}
