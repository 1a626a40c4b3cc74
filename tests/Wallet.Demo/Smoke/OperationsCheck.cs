using System.Net;

namespace Wallet.Demo.Smoke;

/// <summary>What those who run the service look at: where it is, and that the way of its callers does not lead there.</summary>
/// <param name="ingress">A client of the load balancer.</param>
internal sealed class OperationsCheck(HttpClient ingress)
{
    private static readonly string[] Paths = ["q/health", "q/metrics"];

    /// <summary>Looks at all of it; the documentation is where the demo's platform asks for it.</summary>
    /// <param name="management">A pod's management port.</param>
    /// <exception cref="SmokeException">One is not where it should be, or is where it should not be.</exception>
    public async Task RunAsync(Uri management, CancellationToken cancellationToken)
    {
        foreach (var path in Paths)
        {
            await ExpectAsync(new Uri(management, path), HttpStatusCode.OK, cancellationToken);
            await ExpectAsync(new Uri(ingress.BaseAddress!, path), HttpStatusCode.NotFound, cancellationToken);
        }

        await ExpectAsync(new Uri(management, "api/v1/wallets"), HttpStatusCode.NotFound, cancellationToken);
        await ExpectAsync(new Uri(ingress.BaseAddress!, "q/swagger-ui/index.html"), HttpStatusCode.OK, cancellationToken);
    }

    private async Task ExpectAsync(Uri address, HttpStatusCode expected, CancellationToken cancellationToken)
    {
        using var response = await ingress.GetAsync(address, cancellationToken);
        if (response.StatusCode != expected)
            throw new SmokeException($"GET {address} answered {(int)response.StatusCode} instead of {(int)expected}");
    }
}
