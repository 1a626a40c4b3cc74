namespace Wallet.Operator.Kube;

/// <summary>Stops every change on its way to the API server when the fence is down. Leases pass: they are how leadership is won.</summary>
internal sealed class FenceHandler(LeadershipFence fence) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isLease = request.RequestUri?.AbsolutePath.StartsWith("/apis/coordination.k8s.io/", StringComparison.Ordinal) ?? false;
        if (request.Method != HttpMethod.Get && !isLease)
            fence.Demand();
        return base.SendAsync(request, cancellationToken);
    }
}
