using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Wallet.Api.Tests.Servers;

/// <summary>An OIDC issuer that publishes its keys over HTTP, replaces them, and can be away.</summary>
public sealed class IdentityProvider : IAsyncDisposable
{
    private readonly int _port = FreePort.Next();
    private ECDsaSecurityKey _key = NewKey();
    private WebApplication? _host;

    public string Authority => $"http://127.0.0.1:{_port}";

    /// <summary>How often the keys were asked for.</summary>
    public int Asked { get; private set; }

    public async Task UpAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Authority);
        _host = builder.Build();
        _host.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = Authority, jwks_uri = $"{Authority}/keys" }));
        _host.MapGet("/keys", () =>
        {
            Asked++;
            var key = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(_key);
            return Results.Json(new { keys = new[] { new { kty = "EC", crv = key.Crv, x = key.X, y = key.Y, kid = key.Kid, use = "sig" } } });
        });
        await _host.StartAsync();
    }

    /// <summary>Takes no more requests until <see cref="UpAsync"/>.</summary>
    public async Task DownAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _host = null;
    }

    /// <summary>From now on signs with another key, and publishes that one.</summary>
    public void Rotate() => _key = NewKey();

    /// <summary>A user's token; of a key that was never published, if <paramref name="isMadeUp"/>.</summary>
    public string Token(string user, string scope, bool isMadeUp = false) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Authority,
        Audience = "wallet-api",
        Claims = new Dictionary<string, object> { ["scope"] = scope, ["sub"] = user },
        SigningCredentials = new(isMadeUp ? NewKey() : _key, SecurityAlgorithms.EcdsaSha256),
    });

    public async ValueTask DisposeAsync() => await DownAsync();

    private static ECDsaSecurityKey NewKey() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = Guid.NewGuid().ToString() };
}
