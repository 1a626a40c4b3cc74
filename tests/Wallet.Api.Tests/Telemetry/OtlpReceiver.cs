using System.Collections.Concurrent;
using System.Net;

namespace Wallet.Api.Tests.Telemetry;

/// <summary>Takes what an OTLP exporter sends over HTTP, and keeps the spans.</summary>
public sealed class OtlpReceiver : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<OtlpSpan> _spans = new();

    private OtlpReceiver(int port)
    {
        Endpoint = $"http://127.0.0.1:{port}/";
        _listener.Prefixes.Add(Endpoint);
        _listener.Start();
    }

    public string Endpoint { get; }

    public IReadOnlyList<OtlpSpan> Spans => [.. _spans];

    public static OtlpReceiver Start()
    {
        var receiver = new OtlpReceiver(Servers.FreePort.Next());
        _ = receiver.ServeAsync();
        return receiver;
    }

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext http;
            try
            {
                http = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            using var body = new MemoryStream();
            await http.Request.InputStream.CopyToAsync(body);
            if (http.Request.Url!.AbsolutePath == "/v1/traces" && http.Request.ContentType == "application/x-protobuf")
                OtlpSpan.ReadAll(body.ToArray()).ToList().ForEach(_spans.Enqueue);
            else
                http.Response.StatusCode = (int)HttpStatusCode.NotFound;
            http.Response.Close();
        }
    }
}
