using Amazon.Runtime.Logging;

namespace Wallet.Operator.Aws;

/// <summary>
/// Hands the SDK's log to ours. Below errors everything is debugging talk; errors are failed attempts, which the SDK may yet retry and
/// whose final failure the reconciler reports, so they are debugging talk too.
/// </summary>
internal sealed class SdkLogBridge(ILoggerFactory loggers) : IAdaptorLoggerFactory
{
    public string Name => nameof(SdkLogBridge);

    public IAdaptorLogger CreateAdaptorLogger(Type type) => new Adaptor(loggers.CreateLogger(type));

    private sealed class Adaptor(ILogger logger) : IAdaptorLogger
    {
        public bool IsEnabled(SdkLogLevel logLevel) => logger.IsEnabled(Level(logLevel));

        // The templates are the SDK's own, so they cannot be source generated.
#pragma warning disable CA2254, CA1848, CA1873
        public void Log(SdkLogLevel logLevel, string message, Exception exception, params object[] args) =>
            logger.Log(Level(logLevel), exception, message, args);
#pragma warning restore CA2254, CA1848, CA1873

        private static LogLevel Level(SdkLogLevel level) => level switch
        {
            SdkLogLevel.Fatal => LogLevel.Error,
            SdkLogLevel.Warn or SdkLogLevel.Error => LogLevel.Debug,
            _ => LogLevel.Trace,
        };
    }
}
