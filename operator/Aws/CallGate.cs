using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Wallet.Operator.Aws.Errors;

namespace Wallet.Operator.Aws;

/// <summary>Asks before every call that changes something; a process that must not change anything any more throws.</summary>
internal sealed class CallGate(Action demand) : PipelineHandler
{
    public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var request = executionContext.RequestContext;
        if (!new AwsCallContext(request.ClientConfig.AuthenticationServiceName, CallObserver.OperationName(request.OriginalRequest)).IsRead)
            demand();
        return base.InvokeAsync<T>(executionContext);
    }

    /// <summary>Puts the gate into every client that is made from now on.</summary>
    internal sealed class Installer(Action demand) : IRuntimePipelineCustomizer
    {
        public string UniqueName => nameof(CallGate);

        public void Customize(Type type, RuntimePipeline pipeline) => pipeline.AddHandler(new CallGate(demand));
    }
}
