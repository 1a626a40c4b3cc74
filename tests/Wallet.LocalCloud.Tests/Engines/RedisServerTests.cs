using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Wallet.LocalCloud.Engines;

namespace Wallet.LocalCloud.Tests.Engines;

public sealed class RedisServerTests(EngineFolder folder) : IClassFixture<EngineFolder>
{
    private const int Port = 6379;

    [Fact]
    public async Task A_cache_asks_for_its_token_over_verified_tls()
    {
        var engine = await StartedAsync("tokens");

        (await SayAsync(engine, "PING")).Should().StartWith("-NOAUTH");
        (await SayAsync(engine, "AUTH token-one", "PING")).Should().Be("+PONG");
        engine.Delete();
    }

    [Fact]
    public async Task Both_tokens_hold_during_a_rotation_and_only_the_new_one_after_it()
    {
        var engine = await StartedAsync("rotation");

        engine.SetAuthTokens(["token-one", "token-two"]);
        await EngineFolder.SettledAsync(engine);
        (await SayAsync(engine, "AUTH token-one")).Should().Be("+OK");
        (await SayAsync(engine, "AUTH token-two")).Should().Be("+OK");
        engine.SetAuthTokens(["token-two"]);
        await EngineFolder.SettledAsync(engine);

        (await SayAsync(engine, "AUTH token-one")).Should().StartWith("-WRONGPASS");
        (await SayAsync(engine, "AUTH token-two")).Should().Be("+OK");
        engine.Delete();
    }

    [Fact]
    public async Task A_snapshot_restores_keys()
    {
        var source = await StartedAsync("source");
        await SayAsync(source, "AUTH token-one", "SET balance 42");

        var snapshot = source.TakeSnapshot();
        await EngineFolder.SettledAsync(source);
        var restored = folder.Engines.StartCache(
            new CacheSettings("restored", Port, Tls: true, "token-one", new Dictionary<string, string>(), snapshot));
        await EngineFolder.SettledAsync(restored);

        (await SayAsync(restored, "AUTH token-one", "EXISTS balance")).Should().Be(":1");
        source.Delete();
        restored.Delete();
    }

    private async Task<ICacheEngine> StartedAsync(string name)
    {
        var engine = folder.Engines.StartCache(new CacheSettings(name, Port, Tls: true, "token-one", new Dictionary<string, string>()));
        await EngineFolder.SettledAsync(engine);
        return engine;
    }

    /// <summary>Sends inline commands on one connection; gives the first line of the last answer.</summary>
    private async Task<string> SayAsync(ICacheEngine engine, params string[] commands)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(engine.PrimaryAddress!, Port);
        using var authority = X509CertificateLoader.LoadCertificateFromFile(folder.Engines.AuthorityFile);
        await using var tls = new SslStream(socket.GetStream());
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(authority);
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = engine.PrimaryAddress, CertificateChainPolicy = trust });
        using var reader = new StreamReader(tls);
        var answer = "";
        foreach (var command in commands)
        {
            await tls.WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"));
            answer = await reader.ReadLineAsync() ?? "";
        }

        return answer;
    }
}
