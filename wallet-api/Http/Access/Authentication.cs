using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Wallet.Api.Http.Problems;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Http.Access;

/// <summary>OIDC bearer tokens, one policy per scope; administrators may do everything.</summary>
internal static class Authentication
{
    private const string Bearer = "Bearer ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Adds the services; without <see cref="AuthOptions.Enabled"/>, none.</summary>
    public static void AddApiAuthentication(this IServiceCollection services, AuthOptions options)
    {
        if (!options.Enabled)
            return;
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer =>
        {
            bearer.Authority = options.Authority;
            bearer.Audience = options.Audience;
            bearer.RequireHttpsMetadata = IsHttps(options);
            bearer.Events = new() { OnTokenValidated = RefuseNobody };
        });
        services.AddSingleton(all => ActivatorUtilities.CreateInstance<SigningKeys>(all, Reader(options)));
        services.AddSingleton<IHealthSource>(all => all.GetRequiredService<SigningKeys>());
        services.AddSingleton(all => ActivatorUtilities.CreateInstance<ValidatedTokens>(all, new JsonWebTokenHandler { MapInboundClaims = false }));
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<SigningKeys, ValidatedTokens>((bearer, keys, tokens) =>
        {
            bearer.ConfigurationManager = keys;
            bearer.TokenHandlers.Clear();
            bearer.TokenHandlers.Add(tokens);
        });
        var policies = services.AddAuthorizationBuilder();
        foreach (var scope in Enum.GetValues<Scope>())
        {
            policies.AddPolicy(scope.ToString(), policy => policy.RequireAuthenticatedUser().RequireAssertion(
                context => CallerIdentity.Allows(context.User, scope)));
        }
    }

    /// <summary>Before tokens are judged: has the keys that they may be signed with, or answers that they cannot be judged now.</summary>
    public static void UseSigningKeys(this WebApplication app, ApiMetrics metrics)
    {
        var bearer = app.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme);
        if (bearer.ConfigurationManager is not SigningKeys keys)
            return;
        var known = app.Services.GetRequiredService<ValidatedTokens>();
        app.Lifetime.ApplicationStarted.Register(() => _ = keys.CanJudgeAsync(null, CancellationToken.None));
        app.Use(async (http, next) =>
        {
            var isAsked = http.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is not null;
            var token = isAsked ? TokenOf(http.Request) : null;
            if (token is null || known.Knows(token) || !TryReadKey(token, out var key) || await keys.CanJudgeAsync(key, http.RequestAborted))
            {
                await next(http);
                return;
            }
            var problem = new Problem(ProblemType.IdentityProviderUnavailable, "Nothing was changed: send the same request again in a moment.");
            metrics.Responded(problem.Code, problem.Outcome);
            await problem.WriteAsync(http);
        });
    }

    /// <summary>Where the provider describes itself.</summary>
    public static string MetadataAddress(AuthOptions options) => $"{options.Authority!.TrimEnd('/')}/.well-known/openid-configuration";

    private static string? TokenOf(HttpRequest request)
        => request.Headers.Authorization is [{ } given] && given.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? given[Bearer.Length..].Trim()
            : null;

    // False for what is no token at all: the handler says so.
    private static bool TryReadKey(string token, out string? key)
    {
        key = null;
        try
        {
            key = new JsonWebToken(token).Kid is { Length: > 0 } id ? id : null;
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static Func<CancellationToken, Task<OpenIdConnectConfiguration>> Reader(AuthOptions options)
    {
        var documents = new HttpDocumentRetriever(new HttpClient { Timeout = Patience }) { RequireHttps = IsHttps(options) };
        return cancel => OpenIdConnectConfigurationRetriever.GetAsync(MetadataAddress(options), documents, cancel);
    }

    private static bool IsHttps(AuthOptions options) => options.Authority!.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    // Wallets and idempotency keys are the subject's: callers without one would have each other's.
    private static Task RefuseNobody(TokenValidatedContext context)
    {
        if (!context.Principal!.HasClaim(c => c is { Type: "sub", Value.Length: > 0 }))
            context.Fail("The token has no subject.");
        return Task.CompletedTask;
    }
}
