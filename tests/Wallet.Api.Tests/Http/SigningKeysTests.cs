using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Wallet.Api.Http.Access;
using Wallet.Api.Telemetry;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Http;

/// <summary>The identity provider's keys: when they are read, and what is said when they cannot be.</summary>
public sealed class SigningKeysTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly List<string> _published = ["one"];
    private readonly CapturedLog _log = new();
    private bool _isAway;
    private int _readings;

    [Fact]
    public async Task A_key_that_is_not_known_is_read_at_once()
    {
        var keys = Keys();
        (await keys.CanJudgeAsync("one", default)).Should().BeTrue();
        _clock.Advance(SigningKeys.Pause);
        _published.Add("two");
        (await keys.CanJudgeAsync("two", default)).Should().BeTrue();
        (await keys.GetConfigurationAsync(default)).SigningKeys.Select(k => k.KeyId).Should().Equal("one", "two");
        _readings.Should().Be(2);
    }

    [Fact]
    public async Task Made_up_keys_hold_up_a_new_one_for_no_longer_than_the_pause()
    {
        var keys = Keys();
        await keys.CanJudgeAsync("one", default);
        for (var i = 0; i < 1000; i++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(10));
            (await keys.CanJudgeAsync($"garbage {i}", default)).Should().BeTrue("it can be judged: it is not one of the provider's");
        }
        _readings.Should().BeLessThanOrEqualTo(6);
        _published.Add("two");
        _clock.Advance(SigningKeys.Pause);
        await keys.CanJudgeAsync("garbage", default);
        (await keys.GetConfigurationAsync(default)).SigningKeys.Select(k => k.KeyId).Should().Contain("two");
    }

    [Fact]
    public async Task While_the_provider_is_away_known_keys_are_good_and_others_cannot_be_judged()
    {
        var keys = Keys();
        await keys.CanJudgeAsync("one", default);
        _isAway = true;
        for (var i = 0; i < 100; i++)
        {
            _clock.Advance(SigningKeys.Pause);
            (await keys.CanJudgeAsync("one", default)).Should().BeTrue();
            (await keys.CanJudgeAsync("two", default)).Should().BeFalse();
        }
        keys.IsUp.Should().BeFalse();
        (await keys.GetConfigurationAsync(default)).SigningKeys.Should().ContainSingle();
        _log.Lines.Should().HaveCountLessThanOrEqualTo(4, "a line a minute");
    }

    [Fact]
    public async Task Known_keys_are_read_again_in_time_without_keeping_anyone_waiting()
    {
        var keys = Keys();
        await keys.CanJudgeAsync("one", default);
        _published.Add("two");
        _clock.Advance(TimeSpan.FromMinutes(61));
        (await keys.CanJudgeAsync("one", default)).Should().BeTrue();
        await Eventually.BecomesTrueAsync(
            async () => (await keys.GetConfigurationAsync(default)).SigningKeys.Count == 2, "the keys of now are there");
        _readings.Should().Be(2);
    }

    [Fact]
    public async Task Before_anything_was_read_nothing_can_be_judged_and_requests_at_once_ask_once()
    {
        _isAway = true;
        var keys = Keys();
        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 50).Select(i => keys.CanJudgeAsync(i % 2 == 0 ? null : "one", default))))
            answer.Should().BeFalse();
        _readings.Should().Be(1);
        _log.Lines.Should().ContainSingle().Which.Text.Should().Contain("identity provider");
    }

    [Fact]
    public async Task A_token_that_cannot_be_judged_is_503_and_a_made_up_one_401()
    {
        await using var provider = new IdentityProvider();
        await using var cluster = await ApiCluster.StartAsync(setup: new() { Auth = new(true, provider.Authority, "wallet-api") });
        var client = cluster.Client;
        using var failed = new MetricCollector<long>(
            cluster.Services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>(), ApiMetrics.MeterName, "wallet.auth.signing_keys");
        (await client.GetAsync("users/alice/wallets")).Code.Should().Be("UNAUTHENTICATED", "without a token there is nothing to judge");
        client.SignIn(provider.Token("alice", "wallet:read"));
        var away = await client.GetAsync("users/alice/wallets");
        (away.Status, away.Code, away["outcome"].GetString(), away["retryable"].GetBoolean())
            .Should().Be((HttpStatusCode.ServiceUnavailable, "IDENTITY_PROVIDER_UNAVAILABLE", "not_executed", true));
        away.Headers.Should().ContainKey("Retry-After");
        await Eventually.BecomesTrueAsync(
            async () => (await client.GetAsync("users/alice/wallets")).Code == "IDENTITY_PROVIDER_UNAVAILABLE"
                && failed.GetMeasurementSnapshot().Any(m => Equals(m.Tags["result"], "failed")),
            "it is counted");
        (await cluster.Management.GetAsync("/q/health")).Text.Should().Contain("""{"name":"identity_provider","status":"DOWN"}""");

        await provider.UpAsync();
        await Eventually.BecomesTrueAsync(async () => (await client.GetAsync("users/alice/wallets")).Status == HttpStatusCode.OK, "it is back");
        client.SignIn(provider.Token("alice", "wallet:read", isMadeUp: true));
        // Keys that a busy machine reads too slowly cannot judge it.
        var refused = await Eventually.AnswersAsync(
            () => client.GetAsync("users/alice/wallets"), r => r.Code != "IDENTITY_PROVIDER_UNAVAILABLE", "it is judged");
        refused.Code.Should().Be("UNAUTHENTICATED");
        provider.Rotate();
        client.SignIn(provider.Token("alice", "wallet:read"));
        await Eventually.BecomesTrueAsync(
            async () => (await client.GetAsync("users/alice/wallets")).Status == HttpStatusCode.OK, "a new key is good within seconds");
    }

    private SigningKeys Keys()
    {
        var services = new ServiceCollection().AddMetrics().AddSingleton<ApiMetrics>().AddSingleton<TimeProvider>(_clock);
        _log.AddTo(services);
        return ActivatorUtilities.CreateInstance<SigningKeys>(
            services.BuildServiceProvider(), (Func<CancellationToken, Task<OpenIdConnectConfiguration>>)ReadAsync);
    }

    private async Task<OpenIdConnectConfiguration> ReadAsync(CancellationToken cancel)
    {
        Interlocked.Increment(ref _readings);
        await Task.Yield();
        if (_isAway)
            throw new HttpRequestException("Connection refused");
        var read = new OpenIdConnectConfiguration();
        foreach (var id in _published)
            read.SigningKeys.Add(new ECDsaSecurityKey(ECDsa.Create()) { KeyId = id });
        return read;
    }
}
