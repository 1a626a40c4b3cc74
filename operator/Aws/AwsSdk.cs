using Amazon.Runtime.Internal;
using Amazon.Runtime.Logging;
using Wallet.Operator.Aws.Pacing;

namespace Wallet.Operator.Aws;

/// <summary>What the AWS SDK keeps per process. Call <see cref="Configure"/> before the first client is made.</summary>
internal static class AwsSdk
{
    /// <summary>Chooses the SDK's current retry rules, joins its log to ours, observes the calls of all clients, and paces those that ask for it.</summary>
    public static void Configure(ILoggerFactory loggers)
    {
        // Read once, when the SDK's retry policy is loaded. The old rules stall for half a minute after one throttled call.
        Environment.SetEnvironmentVariable("AWS_NEW_RETRIES_2026", "true");
        AdaptorLoggerFactoryRegistry.RegisterAdaptorLoggerFactory(new SdkLogBridge(loggers));
        RuntimePipelineCustomizerRegistry.Instance.Register(new CallObserver.Installer());
        RuntimePipelineCustomizerRegistry.Instance.Register(new PacedCalls.Installer());
    }
}
