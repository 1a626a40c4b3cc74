namespace Wallet.Api.Tests.Servers;

/// <summary>Holds every answer of a host to the OpenAPI document that it serves, and every request that was executed too.</summary>
internal sealed class ContractHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    private static volatile ContractDocument? _document;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var isOperation = request.RequestUri!.AbsolutePath.StartsWith("/api/v1/", StringComparison.Ordinal);
        if (!isOperation || request.Method == HttpMethod.Head || request.Method == HttpMethod.Options)
            return await base.SendAsync(request, cancellationToken);
        _document ??= await ReadAsync(request.RequestUri, cancellationToken);
        var sent = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var wrong = _document.Check(request, sent, response, await response.Content.ReadAsStringAsync(cancellationToken));
        wrong.Should().BeNull("{0} {1} answers as the document says", request.Method, request.RequestUri.AbsolutePath);
        return response;
    }

    // All hosts of a run serve the same but for who may do what.
    private async Task<ContractDocument> ReadAsync(Uri address, CancellationToken cancel)
    {
        using var http = new HttpMessageInvoker(InnerHandler!, disposeHandler: false);
        return new(System.Text.Json.JsonElement.Parse(await ContractDocument.ReadAsync(http, address, cancel)));
    }
}
