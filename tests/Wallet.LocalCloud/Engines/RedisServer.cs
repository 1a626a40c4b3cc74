using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Wallet.LocalCloud.Engines;

/// <summary>
/// A replication group as one redis-server on two loopback addresses, the primary's and the readers'. What this leaves out:
/// replicas are the primary itself, and a failover is the loss of every connection.
/// </summary>
internal sealed class RedisServer : ICacheEngine, IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PollPause = TimeSpan.FromMilliseconds(50);
    private static readonly HashSet<string> KnownParameters =
        ["maxmemory-policy", "timeout", "tcp-keepalive", "notify-keyspace-events", "slowlog-log-slower-than", "slowlog-max-len"];

    private readonly string _server = EngineBinaries.Find("redis-server", "redis-server");
    private readonly string _client = EngineBinaries.Find("redis-cli", "redis-server");
    private readonly CacheSettings _settings;
    private readonly string _folder;
    private readonly LoopbackLease _lease;
    private readonly WorkLine _work;
    private IReadOnlyList<string> _tokens;
    private ServerProcess? _process;

    public RedisServer(CacheSettings settings, string folder, CertificateAuthority authority)
    {
        _settings = settings;
        _folder = folder;
        _tokens = settings.AuthToken is { } token ? [token] : [];
        _lease = LoopbackLease.Take(21, settings.Port);
        _work = new WorkLine($"cache {settings.Name}");
        WriteCertificate(authority);
        _work.Add(async () =>
        {
            if (settings.RestoreFrom is EngineSnapshot snapshot)
                File.Copy(await snapshot.FileAsync(), Path.Combine(_folder, "dump.rdb"));
            await LaunchAsync();
        });
    }

    /// <inheritdoc/>
    public string PrimaryAddress => _lease.First;

    /// <inheritdoc/>
    public string ReaderAddress => _lease.Second;

    /// <inheritdoc/>
    public bool Ready => _work.Idle && Failure is null && _process is { Running: true };

    /// <inheritdoc/>
    public string? Failure => _work.Failure;

    // A socket's path may have 107 characters at most: data folders of tests lie deep.
    private string Socket => Path.Combine(Path.GetTempPath(), $"wallet-{Path.GetFileName(_folder)[^6..]}.sock");

    /// <inheritdoc/>
    public void Start() => _work.Add(LaunchAsync);

    /// <inheritdoc/>
    public void Stop() => _work.Add(StopAsync);

    /// <inheritdoc/>
    public void Delete() => _work.Add(async () =>
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
        _lease.Dispose();
    });

    /// <inheritdoc/>
    public void SetAuthTokens(IReadOnlyList<string> tokens) => _work.Add(async () =>
    {
        var command = tokens.Count == 0
            ? "ACL SETUSER default resetpass nopass"
            : "ACL SETUSER default resetpass " + string.Join(' ', tokens.Select(token => ">" + token));
        await CommandAsync(command);
        _tokens = tokens;
    });

    /// <inheritdoc/>
    public void FailOver() => _work.Add(() => CommandAsync("CLIENT KILL TYPE normal SKIPME yes"));

    /// <inheritdoc/>
    public IEngineSnapshot TakeSnapshot()
    {
        var snapshot = new EngineSnapshot($"{_folder}-{Guid.NewGuid():N}.rdb");
        _work.Add(() => snapshot.WriteAsync(async file =>
        {
            await CommandAsync("SAVE");
            File.Copy(Path.Combine(_folder, "dump.rdb"), file);
        }));
        return snapshot;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _work.Add(StopAsync);
        await _work.Completed;
        if (_process is not null)
            await _process.StopAsync();
        _lease.Dispose();
    }

    private async Task LaunchAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "redis.conf"), Options());
        _process = await ServerProcess.StartAsync(Died, _server, Path.Combine(_folder, "redis.conf"));
        var start = TimeProvider.System.GetTimestamp();
        while (!await AnswersAsync())
        {
            if (!_process.Running || TimeProvider.System.GetElapsedTime(start) > StartPatience)
                throw new InvalidOperationException($"redis-server does not start: see {Path.Combine(_folder, "redis.log")}");
            await Task.Delay(PollPause);
        }
    }

    private string Options()
    {
        var options = new StringBuilder().Append(CultureInfo.InvariantCulture, $"""
            dir {_folder}
            logfile {Path.Combine(_folder, "redis.log")}
            bind {PrimaryAddress} {ReaderAddress}
            unixsocket {Socket}
            unixsocketperm 700
            protected-mode no
            save ""
            appendonly no

            """);
        options.AppendLine(CultureInfo.InvariantCulture, $"port {(_settings.Tls ? 0 : _settings.Port)}");
        if (_settings.Tls)
        {
            options.Append(CultureInfo.InvariantCulture, $"""
                tls-port {_settings.Port}
                tls-cert-file {Path.Combine(_folder, "server.pem")}
                tls-key-file {Path.Combine(_folder, "server.key")}
                tls-ca-cert-file {Path.Combine(_folder, "ca.pem")}
                tls-auth-clients no

                """);
        }

        foreach (var (name, value) in _settings.Parameters.Where(parameter => KnownParameters.Contains(parameter.Key)))
            options.AppendLine(CultureInfo.InvariantCulture, $"{name} \"{value}\"");
        if (_tokens.Count > 0)
            options.AppendLine(CultureInfo.InvariantCulture, $"user default on {string.Join(' ', _tokens.Select(t => ">" + t))} ~* &* +@all");
        return options.ToString();
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var probe = new TcpClient();
            await probe.ConnectAsync(PrimaryAddress, _settings.Port);
        }
        catch (SocketException)
        {
            return false;
        }

        return (await RunClientAsync("PING")).Output.Contains("PONG", StringComparison.Ordinal);
    }

    private async Task CommandAsync(string command)
    {
        var (exitCode, output, error) = await RunClientAsync(command);
        if (exitCode != 0 || output.Contains("ERR", StringComparison.Ordinal))
            throw new InvalidOperationException($"redis-server refused {command.Split(' ')[0]}: {error}");
    }

    // Commands go through standard input: arguments of a process are visible to everybody.
    private Task<(int ExitCode, string Output, string Error)> RunClientAsync(string command)
        => Nursery.RunAsync(_client, (_tokens.Count > 0 ? $"AUTH {_tokens[0]}\n" : "") + command + "\n", "-s", Socket);

    private async Task StopAsync()
    {
        if (_process is not null)
            await _process.StopAsync();
    }

    private void Died() => _work.Add(LaunchAsync);

    private void WriteCertificate(CertificateAuthority authority)
    {
        var (certificate, key) = authority.IssueServer(_settings.Name, PrimaryAddress, ReaderAddress);
        File.WriteAllText(Path.Combine(_folder, "ca.pem"), authority.CertificatePem);
        File.WriteAllText(Path.Combine(_folder, "server.pem"), certificate);
        File.WriteAllText(Path.Combine(_folder, "server.key"), key);
    }
}
