using System.Diagnostics;
using System.Diagnostics.Metrics;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Wallet.Operator.Aws.Errors;

namespace Wallet.Operator.Aws;

/// <summary>
/// Outermost handler of every AWS client's pipeline, the official packages' included: counts and times calls (retries within),
/// notes on failures which call they came from, and keeps secrets that a service echoes out of its messages.
/// </summary>
internal sealed class CallObserver : PipelineHandler
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Wallet.Operator.Aws";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Histogram<double> Calls = Meter.CreateHistogram<double>(
        "wallet_operator_aws_call_duration", "s", "AWS calls by service, operation and error code; retries are within one call.");

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var request = executionContext.RequestContext;
        var call = new AwsCallContext(request.ClientConfig.AuthenticationServiceName, OperationName(request.OriginalRequest));
        var started = Stopwatch.GetTimestamp();
        try
        {
            var answer = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
            Record(call, "OK", started);
            return answer;
        }
        catch (Exception exception)
        {
            Record(call, (exception as AmazonServiceException)?.ErrorCode ?? exception.GetType().Name, started);
            var reported = IsLost(exception, request.CancellationToken)
                ? new AmazonClientException($"The answer was lost: {exception.Message}", exception)
                : EchoedSecrets.Remove(exception, request.OriginalRequest);
            call.PutOn(reported);
            if (ReferenceEquals(reported, exception))
                throw;
            throw reported;
        }
    }

    // The connection broke under the answer, or it took too long: an error of the client like any other.
    private static bool IsLost(Exception exception, CancellationToken cancellationToken) =>
        exception is IOException or HttpRequestException or TimeoutException or AmazonUnmarshallingException { InnerException: IOException }
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private static void Record(AwsCallContext call, string code, long started) =>
        Calls.Record(
            Stopwatch.GetElapsedTime(started).TotalSeconds,
            new("service", call.Service), new("operation", call.Operation), new("code", code));

    internal static string OperationName(AmazonWebServiceRequest request) => OperationName(request.GetType());

    /// <summary>e.g. <c>CreateDBCluster</c>.</summary>
    public static string OperationName(Type request)
    {
        var name = request.Name;
        return name.EndsWith("Request", StringComparison.Ordinal) ? name[..^"Request".Length] : name;
    }

    /// <summary>Puts the observer into every client that is made from now on.</summary>
    internal sealed class Installer : IRuntimePipelineCustomizer
    {
        public string UniqueName => nameof(CallObserver);

        public void Customize(Type type, RuntimePipeline pipeline) => pipeline.AddHandler(new CallObserver());
    }
}
