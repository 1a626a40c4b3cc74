using System.Globalization;
using System.Text.Json.Nodes;
using Wallet.Api.Http.Health;

namespace Wallet.Api.Http.OpenApi;

/// <summary>Which port serves the documentation.</summary>
internal enum DocumentationPlace
{
    /// <summary>The management port.</summary>
    Management,

    /// <summary>The public port, and with it everyone who reaches that.</summary>
    Public,

    /// <summary>None.</summary>
    Off,
}

/// <summary>The OpenAPI document and the page that shows it.</summary>
internal static class Documentation
{
    /// <summary>Path of the document.</summary>
    public const string DocumentPath = "/q/openapi";

    /// <summary>Path of the page.</summary>
    public const string PagePath = "/q/swagger-ui";

    /// <summary>Maps both; <see cref="Listeners"/> decides by which port they are reached.</summary>
    public static void MapDocumentation(this WebApplication app, IReadOnlyList<Route> routes, ApiOptions options)
    {
        var server = Server(options.Documentation, options.Port);
        var document = new Lazy<string>(() => OpenApiDocument.Write(routes, options.Auth, server).ToJsonString());
        app.MapGet(DocumentPath, (RequestDelegate)(http => Results.Text(document.Value, "application/json").ExecuteAsync(http)));
        app.UseWhen(http => http.Request.Path.StartsWithSegments(PagePath), branch => branch.UseSwaggerUI(ui =>
        {
            ui.RoutePrefix = PagePath.TrimStart('/');
            ui.SwaggerEndpoint(DocumentPath, "Wallet API v1");
        }));
    }

    /// <summary>
    /// Where the operations are, seen from the document. From the management port that is another origin, at a host and port that only the
    /// reader knows (a pod's address, a forwarded port): the page asks for both, and the API takes its calls once CORS lists its origin.
    /// </summary>
    public static JsonObject Server(DocumentationPlace place, int port) => place == DocumentationPlace.Public
        ? new() { ["url"] = "/", ["description"] = "Where this document is served" }
        : new()
        {
            ["url"] = "http://{host}:{port}",
            ["description"] = "The public port; this page can call it where WALLET_CORS_ORIGINS lists the page's origin",
            ["variables"] = new JsonObject
            {
                ["host"] = new JsonObject { ["default"] = "127.0.0.1" },
                ["port"] = new JsonObject { ["default"] = port.ToString(CultureInfo.InvariantCulture) },
            },
        };
}
