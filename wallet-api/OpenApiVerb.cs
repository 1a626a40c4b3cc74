using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Wallet.Api.Http;
using Wallet.Api.Http.Access;
using Wallet.Api.Http.OpenApi;

namespace Wallet.Api;

/// <summary>openapi: the description of the API on standard output, as serve answers with it, for generators and linters.</summary>
internal static class OpenApiVerb
{
    private static readonly JsonSerializerOptions Legible = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The command. It reads no environment and reaches nothing.</summary>
    public static Command Create()
    {
        var issuer = new Option<string?>("--issuer")
        {
            Description = "the URL of the OIDC issuer whose tokens the API asks for; left out, the API asks for none",
        };
        issuer.Validators.Add(result =>
        {
            if (Uri.TryCreate(result.GetValueOrDefault<string?>(), UriKind.Absolute, out var url) && url.Scheme is "https" or "http")
                return;
            result.AddError("--issuer must be a URL such as https://issuer.example.");
        });
        var command = new Command("openapi", "Print the description of the API (OpenAPI 3.1), then exit.") { issuer };
        command.SetAction((parsed, cancel) => PrintAsync(parsed.GetValue(issuer), cancel));
        return command;
    }

    private static async Task<int> PrintAsync(string? issuer, CancellationToken cancel)
    {
        var auth = new AuthOptions(issuer is not null, issuer, "wallet-api");
        // The API itself, put together but not started: its table of routes is that of its endpoints. Nothing connects to the database.
        await using var app = WalletApi.Build(
            new() { Environment = "development", PodName = "openapi", Auth = auth, Database = new("localhost", null, 3306, "wallet", "", "") },
            services => services.AddLogging(logging => logging.ClearProviders()));
        var document = OpenApiDocument.Write(app.Services.GetRequiredService<Routes>().All, auth);
        await Console.Out.WriteLineAsync(document.ToJsonString(Legible).AsMemory(), cancel);
        return 0;
    }
}
