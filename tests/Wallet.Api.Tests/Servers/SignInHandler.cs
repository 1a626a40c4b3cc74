namespace Wallet.Api.Tests.Servers;

/// <summary>Signs each request in with the token of the moment at which it is sent, as clients of a provider that rotates its keys do.</summary>
internal sealed class SignInHandler(Func<string> token) : DelegatingHandler(new SocketsHttpHandler())
{
    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new("Bearer", token());
        return base.SendAsync(request, cancellationToken);
    }
}
