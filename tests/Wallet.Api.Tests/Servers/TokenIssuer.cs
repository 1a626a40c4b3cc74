using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Wallet.Api.Tests.Servers;

/// <summary>Issues the tokens of callers, and has hosts trust them.</summary>
public sealed class TokenIssuer
{
    private const string Issuer = "https://issuer.example";
    private readonly ECDsaSecurityKey _key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Hosts that let nobody in without a token of this issuer.</summary>
    internal ApiCluster.Setup Setup => new()
    {
        Auth = new(true, Issuer, "wallet-api"),
        Services = services => services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, bearer =>
        {
            bearer.ConfigurationManager = new StaticConfigurationManager<OpenIdConnectConfiguration>(new() { Issuer = Issuer });
            bearer.TokenValidationParameters.IssuerSigningKey = _key;
            bearer.TokenValidationParameters.ValidIssuer = Issuer;
        }),
    };

    /// <summary>From now on, <paramref name="client"/> is this user; null for a token that names nobody.</summary>
    public void SignIn(WalletClient client, string? user, string scope, string audience = "wallet-api")
    {
        var claims = new Dictionary<string, object> { ["scope"] = scope };
        if (user is not null)
            claims["sub"] = user;
        client.SignIn(new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = audience,
            Claims = claims,
            SigningCredentials = new(_key, SecurityAlgorithms.EcdsaSha256),
        }));
    }
}
