using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Exports;

/// <summary>A bucket of its own: takes PutObject as Amazon S3's API reference has it, and answers with the errors that it is told.</summary>
public sealed class S3Bucket : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly int _port = FreePort.Next();

    public S3Bucket()
    {
        _listener.Prefixes.Add($"http://127.0.0.1:{_port}/");
        _listener.Start();
        _ = Task.Run(ServeAsync);
    }

    /// <summary>What is in it, by key.</summary>
    public ConcurrentDictionary<string, byte[]> Objects { get; } = new();

    /// <summary>The headers of each request, newest last.</summary>
    public ConcurrentQueue<IReadOnlyDictionary<string, string>> Requests { get; } = new();

    /// <summary>The next answers, other than that all is well.</summary>
    public ConcurrentQueue<(int Status, string Code)> Errors { get; } = new();

    /// <summary>A client that reaches it, with keys of no one.</summary>
    internal AmazonS3Client Client() => new(new BasicAWSCredentials("access", "secret"), new AmazonS3Config
    {
        ServiceURL = $"http://127.0.0.1:{_port}",
        AuthenticationRegion = "eu-west-1",
        ForcePathStyle = true,
        MaxErrorRetry = 0,
    });

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext http)
    {
        using var content = new MemoryStream();
        await http.Request.InputStream.CopyToAsync(content);
        var headers = http.Request.Headers.AllKeys.ToDictionary(k => k!.ToLowerInvariant(), k => http.Request.Headers[k]!);
        Requests.Enqueue(headers);
        var (status, code) = Errors.TryDequeue(out var error) ? error : Judge(headers, content.ToArray());
        http.Response.StatusCode = status;
        if (status == 200)
            Objects[http.Request.Url!.AbsolutePath] = content.ToArray();
        else
            await http.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes($"<Error><Code>{code}</Code><Message>No.</Message></Error>"));
        http.Response.Close();
    }

    private static (int Status, string Code) Judge(Dictionary<string, string> headers, byte[] content)
    {
        if (!headers.GetValueOrDefault("authorization", "").StartsWith("AWS4-HMAC-SHA256 Credential=access/", StringComparison.Ordinal))
            return (403, "AccessDenied");
        return headers.GetValueOrDefault("x-amz-checksum-sha256") == Convert.ToBase64String(SHA256.HashData(content)) ? (200, "") : (400, "BadDigest");
    }
}
