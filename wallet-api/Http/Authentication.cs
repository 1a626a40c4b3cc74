using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Wallet.Api.Telemetry;

namespace Wallet.Api.Http;

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
            bearer.MapInboundClaims = false;
            bearer.RequireHttpsMetadata = IsHttps(options);
            bearer.Events = new() { OnTokenValidated = RefuseNobody };
        });
        services.AddSingleton(all => ActivatorUtilities.CreateInstance<SigningKeys>(all, Reader(options)));
        services.AddSingleton<IHealthSource>(all => all.GetRequiredService<SigningKeys>());
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<SigningKeys>((bearer, keys) => bearer.ConfigurationManager = keys);
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
        app.Lifetime.ApplicationStarted.Register(() => _ = keys.CanJudgeAsync(null, CancellationToken.None));
        app.Use(async (http, next) =>
        {
            var isAsked = http.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is not null;
            var token = isAsked ? TokenOf(http.Request) : null;
            if (token is null || await keys.CanJudgeAsync(token.Kid is { Length: > 0 } id ? id : null, http.RequestAborted))
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

    private static JsonWebToken? TokenOf(HttpRequest request)
    {
        if (request.Headers.Authorization is not [{ } given] || !given.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return null;
        try
        {
            return new(given[Bearer.Length..].Trim());
        }
        catch (ArgumentException)
        {
            // No token at all: the handler says so.
            return null;
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
