using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Wallet.Api.Http;

/// <summary>OIDC bearer tokens, one policy per scope; administrators may do everything.</summary>
internal static class Authentication
{
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
            bearer.RequireHttpsMetadata = options.Authority!.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
            bearer.Events = new() { OnTokenValidated = RefuseNobody };
        });
        var policies = services.AddAuthorizationBuilder();
        foreach (var scope in Enum.GetValues<Scope>())
        {
            policies.AddPolicy(scope.ToString(), policy => policy.RequireAuthenticatedUser().RequireAssertion(
                context => CallerIdentity.Allows(context.User, scope)));
        }
    }

    // Wallets and idempotency keys are the subject's: callers without one would have each other's.
    private static Task RefuseNobody(TokenValidatedContext context)
    {
        if (!context.Principal!.HasClaim(c => c is { Type: "sub", Value.Length: > 0 }))
            context.Fail("The token has no subject.");
        return Task.CompletedTask;
    }
}
