using Yarp.ReverseProxy.Forwarder;

namespace Wallet.LocalCloud.Node.Ingress;

/// <summary>
/// Tries another pod when one could not be reached, for requests that may be repeated and carry no body. A request that reached a
/// pod is never repeated.
/// </summary>
internal static class AnotherPod
{
    public static async Task TryAsync(HttpContext context, RequestDelegate next)
    {
        var feature = context.GetReverseProxyFeature();
        var left = feature.AvailableDestinations;
        while (true)
        {
            await next(context);
            left = [.. left.Where(destination => destination != feature.ProxiedDestination)];
            if (left.Count == 0 || !MayRepeat(context)) return;
            context.Response.Clear();
            context.Features.Set<IForwarderErrorFeature>(null);
            feature.AvailableDestinations = left;
        }
    }

    private static bool MayRepeat(HttpContext context)
        => context.GetForwarderErrorFeature() is { Error: ForwarderError.Request, Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } }
            && !context.Response.HasStarted
            && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method));
}
