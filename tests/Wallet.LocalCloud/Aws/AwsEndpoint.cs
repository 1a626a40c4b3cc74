using System.Net;
using Microsoft.AspNetCore.Http.Features;
using Wallet.LocalCloud.Aws.Access;
using Wallet.LocalCloud.Aws.Faults;
using Wallet.LocalCloud.Aws.Models;
using Wallet.LocalCloud.Aws.Tagging;
using Wallet.LocalCloud.Aws.Wire;
using Wallet.LocalCloud.Clock;
using Wallet.LocalCloud.Tools;

namespace Wallet.LocalCloud.Aws;

/// <summary>One HTTP address that answers for all simulated AWS services, as <c>AWS_ENDPOINT_URL</c> expects it.</summary>
public sealed class AwsEndpoint : IAsyncDisposable
{
    private readonly WebApplication _host;
    private readonly AwsFront _front;

    private AwsEndpoint(WebApplication host, AwsFront front)
    {
        _host = host;
        _front = front;
    }

    /// <summary>Where it listens.</summary>
    public Uri Url => new(_host.Urls.Single());

    /// <summary>Who may call.</summary>
    public AccessControl Access => _front.Access;

    /// <summary>Faults on request.</summary>
    public AwsFaults Faults => _front.Faults;

    /// <summary>All calls so far.</summary>
    public AwsJournal Journal => _front.Journal;

    /// <summary>Requests held against the services' models: how many, and what was wrong with them.</summary>
    public RequestModels Models => _front.Models;

    /// <summary>Everything that exists in the account now and can carry tags.</summary>
    public IReadOnlyList<TaggedResource> Resources => Inspect(() => _front.Resources.ToList());

    /// <summary>The members of all stores, as their clients find them now.</summary>
    public IReadOnlyList<StoreMember> Members => Inspect(() => _front.Members.ToList());

    /// <summary>Starts answering for <paramref name="services"/> on a loopback port (0 chooses one).</summary>
    /// <exception cref="CloudStartException">A service has no model among <paramref name="models"/> (by default this machine's).</exception>
    public static async Task<AwsEndpoint> StartAsync(
        IReadOnlyList<IAwsService> services, CloudClock clock, AccessControl? access = null, AwsFaults? faults = null, int port = 0,
        ModelLibrary? models = null)
    {
        models ??= ModelLibrary.Installed;
        models.Require(services.Select(service => service.SigningName));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.BePatient();
            kestrel.Listen(IPAddress.Loopback, port);
        });
        var endpoint = new AwsEndpoint(builder.Build(), new(services, clock, access ?? new(), faults ?? new(), new(models)));
        endpoint._host.Run(endpoint.Serve);
        await endpoint._host.StartAsync();
        return endpoint;
    }

    /// <summary>Looks at services from inside the process while no call runs: they are not safe for threads by themselves.</summary>
    public T Inspect<T>(Func<T> look)
    {
        lock (_front.Gate)
            return look();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task Serve(HttpContext http)
    {
        var request = await Read(http);
        if (await _front.Answer(request, http.RequestAborted) is not { } answer)
        {
            http.Abort();
            return;
        }
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.Body.Length > 0 ? answer.ContentType : null;
        foreach (var (name, value) in answer.Headers)
            http.Response.Headers[name] = value;
        if (answer.Body.Length > 0) // a 204 has none, and the server breaks the connection over writing even nothing to it
            await http.Response.WriteAsync(answer.Body, http.RequestAborted);
    }

    private static async Task<AwsRequest> Read(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2);
        var headers = http.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => string.Join(',', h.Value.ToArray()));
        return new(http.Request.Method, target[0], target.Length > 1 ? target[1] : "", headers, body.ToArray());
    }
}
