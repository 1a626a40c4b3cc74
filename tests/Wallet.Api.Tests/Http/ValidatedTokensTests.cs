using System.Net;
using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Wallet.Api.Http.Access;
using Wallet.Api.Telemetry;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>When a token is validated, and when what it was found to be is remembered.</summary>
public sealed class ValidatedTokensTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly CountingHandler _handler = new();
    private readonly SigningKeys _keys;
    private readonly ValidatedTokens _tokens;

    public ValidatedTokensTests()
    {
        var services = new ServiceCollection().AddMetrics().AddLogging().AddSingleton<ApiMetrics>().AddSingleton<TimeProvider>(_clock);
        _keys = ActivatorUtilities.CreateInstance<SigningKeys>(
            services.BuildServiceProvider(), (Func<CancellationToken, Task<OpenIdConnectConfiguration>>)(_ => Task.FromResult(Published())));
        _tokens = new(_handler, _keys, _clock);
    }

    [Fact]
    public async Task A_valid_token_is_validated_once_a_minute()
    {
        var token = Token(TimeSpan.FromHours(1));
        _tokens.Knows(token).Should().BeFalse();
        await ValidateAsync(token);
        (await ValidateAsync(token)).ClaimsIdentity.FindFirst("sub")!.Value.Should().Be("alice");
        _tokens.Knows(token).Should().BeTrue();
        _clock.Advance(ValidatedTokens.Lifetime - TimeSpan.FromTicks(1));
        await ValidateAsync(token);
        _handler.Asked.Should().Be(1);
        _clock.Advance(TimeSpan.FromTicks(1));
        _tokens.Knows(token).Should().BeFalse();
        await ValidateAsync(token);
        _handler.Asked.Should().Be(2);
    }

    [Fact]
    public async Task Past_its_end_a_token_is_validated_each_time()
    {
        var token = Token(TimeSpan.FromSeconds(10));
        await ValidateAsync(token);
        _clock.Advance(TimeSpan.FromSeconds(11));
        await ValidateAsync(token);
        await ValidateAsync(token);
        _handler.Asked.Should().Be(3, "the handler allows for clocks that differ, and decides for how long");
    }

    [Fact]
    public async Task Keys_that_are_read_again_have_all_tokens_validated_again()
    {
        await _keys.CanJudgeAsync(null, default);
        var token = Token(TimeSpan.FromHours(1));
        await ValidateAsync(token);
        _clock.Advance(SigningKeys.Pause);
        await _keys.CanJudgeAsync("another", default);
        _tokens.Knows(token).Should().BeFalse();
        await ValidateAsync(token);
        _handler.Asked.Should().Be(2);
    }

    [Fact]
    public async Task A_token_that_is_not_valid_is_never_remembered()
    {
        _handler.IsValid = false;
        var token = Token(TimeSpan.FromHours(1));
        (await ValidateAsync(token)).IsValid.Should().BeFalse();
        (await ValidateAsync(token)).IsValid.Should().BeFalse();
        _handler.Asked.Should().Be(2);
        _tokens.Knows(token).Should().BeFalse();
    }

    [Fact]
    public async Task A_token_of_a_key_that_the_provider_has_withdrawn_is_refused_as_soon_as_that_is_known()
    {
        await using var provider = new IdentityProvider();
        await provider.UpAsync();
        await using var cluster = await ApiCluster.StartAsync(setup: new() { Auth = new(true, provider.Authority, "wallet-api") });
        var client = cluster.Client;
        var old = provider.Token("alice", "wallet:read");
        client.SignIn(old);
        await Eventually.BecomesTrueAsync(async () => (await StatusAsync(client)) == HttpStatusCode.OK, "the keys are read");
        provider.Rotate();
        client.SignIn(provider.Token("alice", "wallet:read"));
        await Eventually.BecomesTrueAsync(async () => (await StatusAsync(client)) == HttpStatusCode.OK, "the new key is read");
        client.SignIn(old);
        // Keys that a busy machine reads too slowly cannot judge it.
        var refused = await Eventually.AnswersAsync(() => StatusAsync(client), s => s != HttpStatusCode.ServiceUnavailable, "it is judged");
        refused.Should().Be(HttpStatusCode.Unauthorized);
    }

    public void Dispose() => _tokens.Dispose();

    private static async Task<HttpStatusCode> StatusAsync(WalletClient client) => (await client.GetAsync("users/alice/wallets")).Status;

    private Task<TokenValidationResult> ValidateAsync(string token) => _tokens.ValidateTokenAsync(token, new TokenValidationParameters());

    private string Token(TimeSpan life) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
    {
        Claims = new Dictionary<string, object> { ["sub"] = "alice" },
        Expires = _clock.GetUtcNow().UtcDateTime + life,
    });

    private static OpenIdConnectConfiguration Published()
    {
        var read = new OpenIdConnectConfiguration();
        read.SigningKeys.Add(new SymmetricSecurityKey(new byte[32]) { KeyId = "one" });
        return read;
    }

    private sealed class CountingHandler : TokenHandler
    {
        public int Asked { get; private set; }

        public bool IsValid { get; set; } = true;

        public override Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
        {
            Asked++;
            return Task.FromResult(new TokenValidationResult
            {
                IsValid = IsValid,
                SecurityToken = new JsonWebToken(token),
                ClaimsIdentity = new ClaimsIdentity([new Claim("sub", "alice")]),
            });
        }
    }
}
