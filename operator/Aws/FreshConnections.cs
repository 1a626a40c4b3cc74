using Amazon.Runtime;

namespace Wallet.Operator.Aws;

/// <summary>
/// A connection for each call. On a kept one, .NET itself sends a request again, up to three times, when the connection breaks before an
/// answer: harmless for calls with an identity, a second key for CreateKey.
/// </summary>
internal sealed class FreshConnections : HttpClientFactory
{
    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new SocketsHttpHandler
    {
        PooledConnectionLifetime = TimeSpan.Zero,
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
    });
}
