using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Wallet.Operator.Tests.Aws;

/// <summary>A server that gives the answers of a script, one a request, and keeps what it was asked. Without a script left it says 500.</summary>
internal sealed class ScriptedAws : IAsyncDisposable
{
    private const int Breaks = 0;
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<Answer> _script = new();
    private readonly ConcurrentQueue<Asked> _asked = new();

    private ScriptedAws(WebApplication server) => _server = server;

    public Uri Address => new(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public IReadOnlyList<Asked> Requests => [.. _asked];

    public static async Task<ScriptedAws> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var scripted = new ScriptedAws(server);
        server.Run(scripted.AnswerAsync);
        await server.StartAsync();
        return scripted;
    }

    public ScriptedAws Then(int status, string body = "", string? errorType = null)
    {
        _script.Enqueue(new Answer(status, body, errorType));
        return this;
    }

    /// <summary>Next, begins an answer and breaks the connection.</summary>
    public ScriptedAws ThenBreak()
    {
        _script.Enqueue(new Answer(Breaks, "{", null));
        return this;
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        _asked.Enqueue(new Asked(
            context.Request.Method, context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget,
            await reader.ReadToEndAsync(), headers));
        var answer = _script.TryDequeue(out var next) ? next : new Answer(500, "", null);
        if (answer.Status == Breaks)
        {
            context.Response.ContentLength = 100;
            await context.Response.WriteAsync(answer.Body);
            await context.Response.Body.FlushAsync();
            context.Abort();
            return;
        }
        context.Response.StatusCode = answer.Status;
        if (answer.ErrorType is not null)
            context.Response.Headers["x-amzn-ErrorType"] = answer.ErrorType;
        await context.Response.WriteAsync(answer.Body);
    }

    internal sealed record Asked(string Method, string Target, string Body, IReadOnlyDictionary<string, string> Headers);

    private sealed record Answer(int Status, string Body, string? ErrorType);
}
