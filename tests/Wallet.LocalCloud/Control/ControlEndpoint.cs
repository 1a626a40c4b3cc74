using System.Net;

namespace Wallet.LocalCloud.Control;

/// <summary>
/// HTTP on the loopback interface by which faults, states and the journal of a running cloud are reached. It has no login, so it
/// answers to loopback names only: a page in a browser cannot reach it under a name of its own.
/// </summary>
public sealed class ControlEndpoint : IAsyncDisposable
{
    private readonly WebApplication _host;

    private ControlEndpoint(WebApplication host) => _host = host;

    /// <summary>Where it listens.</summary>
    public Uri Url => new(_host.Urls.Single());

    internal static async Task<ControlEndpoint> StartAsync(ControlledCloud cloud, int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var host = builder.Build();
        host.Use((http, next) => IsLoopback(http.Request.Host.Host) ? next(http) : RefuseName(http));
        MapFaults(host, cloud);
        MapStates(host, cloud);
        host.MapGet("/journal", (JournalQuery query) => Results.Ok(cloud.Journal(query)));
        await host.StartAsync();
        return new ControlEndpoint(host);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static void MapFaults(WebApplication host, ControlledCloud cloud)
    {
        host.MapGet("/faults", () => Results.Ok(cloud.Faults));
        host.MapPost("/faults", (FaultRequest request) => cloud.Add(request) is { Refusal: { } refusal }
            ? Results.BadRequest(refusal)
            : Results.Ok(cloud.Faults));
        host.MapDelete("/faults", () =>
        {
            cloud.ClearFaults();
            return Results.NoContent();
        });
        host.MapDelete("/faults/{number:int}", (int number) => cloud.Remove(number)
            ? Results.NoContent()
            : Results.NotFound(new ControlRefusal($"There is no fault {number}.")));
    }

    private static void MapStates(WebApplication host, ControlledCloud cloud)
    {
        host.MapGet("/states", (string? service) => Results.Ok(cloud.States(service)));
        host.MapPut("/states", (StateRequest request) => Answer(cloud.SetState(request)));
        host.MapPost("/states/fail-next", (StateRequest request) => Answer(cloud.FailNext(request)));
    }

    private static IResult Answer(ControlRefusal? refusal) => refusal is null ? Results.NoContent() : Results.BadRequest(refusal);

    private static bool IsLoopback(string host)
        => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static Task RefuseName(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return http.Response.WriteAsJsonAsync(new ControlRefusal("This endpoint answers on loopback names only."));
    }
}
