using System.Collections.Concurrent;
using System.Reflection;
using Amazon.Runtime;

namespace Wallet.Operator.Aws;

/// <summary>Sends any request with the client of its service: <c>CreateDBClusterRequest</c> goes to <c>IAmazonRDS.CreateDBClusterAsync</c>.</summary>
internal static class AwsSender
{
    private static readonly ConcurrentDictionary<Type, MethodInfo> Operations = new();

    /// <summary>Sends a request.</summary>
    /// <returns>The answer.</returns>
    public static async Task<AmazonWebServiceResponse> SendAsync(object client, AmazonWebServiceRequest request, CancellationToken cancellationToken)
    {
        var operation = Operations.GetOrAdd(request.GetType(), type => Find(client.GetType(), type));
        var call = (Task)operation.Invoke(client, BindingFlags.DoNotWrapExceptions, null, [request, cancellationToken], null)!;
        await call;
        return (AmazonWebServiceResponse)call.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(call)!;
    }

    private static MethodInfo Find(Type client, Type request)
        => client.GetMethod(CallObserver.OperationName(request) + "Async", [request, typeof(CancellationToken)])
            ?? throw new MissingMethodException(client.FullName, request.Name);
}
