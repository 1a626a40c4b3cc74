using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Wallet.LocalCloud.Engines;

/// <summary>
/// A database cluster as one mariadbd on two loopback addresses, the writer's and the readers'. What this leaves out: the
/// reader endpoint serves the same server, so it lags by nothing and takes writes.
/// </summary>
internal sealed class MariaDbServer : IDatabaseEngine, IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PollPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan FailoverWindow = TimeSpan.FromSeconds(1);

    // What Aurora gives its master user; without READ_ONLY ADMIN, so that a demoted writer refuses it too.
    private const string MasterRights =
        "SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, RELOAD, PROCESS, REFERENCES, INDEX, ALTER, SHOW DATABASES, "
        + "CREATE TEMPORARY TABLES, LOCK TABLES, EXECUTE, REPLICATION SLAVE, REPLICATION CLIENT, CREATE VIEW, SHOW VIEW, "
        + "CREATE ROUTINE, ALTER ROUTINE, CREATE USER, EVENT, TRIGGER";

    private readonly string _server = EngineBinaries.Find("mariadbd", "mariadb-server");
    private readonly string _client = EngineBinaries.Find("mariadb", "mariadb-server");
    private readonly string _dump = EngineBinaries.Find("mariadb-dump", "mariadb-server");
    private readonly DatabaseSettings _settings;
    private readonly string _folder;
    private readonly LoopbackLease _lease;
    private readonly WorkLine _work;
    private IReadOnlyDictionary<string, string> _parameters;
    private int _port;
    private ServerProcess? _process;

    public MariaDbServer(DatabaseSettings settings, string folder, CertificateAuthority authority, MariaDbTemplate template)
    {
        _settings = settings;
        _folder = folder;
        _parameters = settings.Parameters;
        _port = settings.Port;
        _lease = LoopbackLease.Take(20, settings.Port);
        _work = new WorkLine($"database {settings.Name}");
        WriteCertificate(authority);
        _work.Add(async () =>
        {
            await template.CopyToAsync(Data);
            await LaunchAsync();
            await FillAsync();
        });
    }

    /// <inheritdoc/>
    public string WriterAddress => _lease.First;

    /// <inheritdoc/>
    public string ReaderAddress => _lease.Second;

    /// <inheritdoc/>
    public bool Ready => _work.Idle && Failure is null && _process is { Running: true };

    /// <inheritdoc/>
    public string? Failure => _work.Failure;

    private string Data => Path.Combine(_folder, "data");

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
    public void Restart(int? port = null) => _work.Add(async () =>
    {
        await StopAsync();
        _port = port ?? _port;
        await LaunchAsync();
    });

    /// <inheritdoc/>
    public void SetMasterPassword(string password)
        => _work.Add(() => ExecuteAsync($"ALTER USER {Quoted(_settings.MasterUser)}@'%' IDENTIFIED BY {Quoted(password)};"));

    /// <inheritdoc/>
    public void SetParameters(IReadOnlyDictionary<string, string> parameters) => _work.Add(async () =>
    {
        _parameters = parameters;

        // Static ones are refused here and taken at the next start.
        if (_process is { Running: true })
            await RunClientAsync(MariaDbParameters.Statements(parameters), "--force");
    });

    /// <inheritdoc/>
    public void FailOver() => _work.Add(async () =>
    {
        await ExecuteAsync("SET GLOBAL read_only = 1;");
        var (_, kills, _) = await RunClientAsync(
            "SELECT CONCAT('KILL ', id, ';') FROM information_schema.processlist WHERE user NOT IN ('root', 'system user');", "-N");
        await RunClientAsync(kills, "--force");
        await Task.Delay(FailoverWindow);
        await ExecuteAsync("SET GLOBAL read_only = 0;");
    });

    /// <inheritdoc/>
    public IEngineSnapshot TakeSnapshot()
    {
        var snapshot = new EngineSnapshot($"{_folder}-{Guid.NewGuid():N}.sql");
        _work.Add(() => snapshot.WriteAsync(async file => await CheckAsync(await Nursery.RunAsync(
            _dump,
            null,
            "--no-defaults", "--socket=" + Socket, "--single-transaction", "--routines", "--events", "--hex-blob",
            "--all-databases", "--flush-privileges", "--result-file=" + file))));
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

    private static string Quoted(string text)
        => "'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal) + "'";

    private static Task CheckAsync((int ExitCode, string Output, string Error) result)
        => result.ExitCode == 0 ? Task.CompletedTask : throw new InvalidOperationException(result.Error);

    private async Task LaunchAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "my.cnf"), Options());
        _process = await ServerProcess.StartAsync(
            Died, _server, ["--defaults-file=" + Path.Combine(_folder, "my.cnf"), .. MariaDbTemplate.AsRoot()]);
        var deadline = TimeProvider.System.GetTimestamp();
        while (!await AnswersAsync())
        {
            if (!_process.Running || TimeProvider.System.GetElapsedTime(deadline) > StartPatience)
                throw new InvalidOperationException("mariadbd does not start: " + await LastLogLinesAsync());
            await Task.Delay(PollPause);
        }
    }

    private string Options()
    {
        var options = new StringBuilder().Append(CultureInfo.InvariantCulture, $"""
            [mariadbd]
            datadir={Data}
            socket={Socket}
            tmpdir={_folder}
            pid-file={Path.Combine(_folder, "mariadbd.pid")}
            log-error={Path.Combine(_folder, "error.log")}
            bind-address={WriterAddress},{ReaderAddress}
            port={_port}
            ssl-ca={Path.Combine(_folder, "ca.pem")}
            ssl-cert={Path.Combine(_folder, "server.pem")}
            ssl-key={Path.Combine(_folder, "server.key")}
            skip-name-resolve=1
            character-set-server=utf8mb4
            innodb-buffer-pool-size=128M
            innodb-log-file-size=96M
            innodb-flush-log-at-trx-commit=1
            max-connections=500
            table-open-cache=400

            """);
        foreach (var (name, value) in MariaDbParameters.Translate(_parameters))
            options.Append(CultureInfo.InvariantCulture, $"{name}={value}\n");
        return options.ToString();
    }

    private async Task FillAsync()
    {
        if (_settings.RestoreFrom is EngineSnapshot snapshot)
            await ExecuteAsync($"SOURCE {await snapshot.FileAsync()}\nFLUSH PRIVILEGES;");
        if (_settings.MasterPassword is { } password)
        {
            await ExecuteAsync(
                $"CREATE OR REPLACE USER {Quoted(_settings.MasterUser)}@'%' IDENTIFIED BY {Quoted(password)};\n"
                + $"GRANT {MasterRights} ON *.* TO {Quoted(_settings.MasterUser)}@'%' WITH GRANT OPTION;");
        }

        if (_settings.Database is { } database)
            await ExecuteAsync($"CREATE DATABASE IF NOT EXISTS `{database}`;");
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var probe = new TcpClient();
            await probe.ConnectAsync(WriterAddress, _port);
        }
        catch (SocketException)
        {
            return false;
        }

        return (await RunClientAsync("SELECT 1;")).ExitCode == 0;
    }

    private async Task ExecuteAsync(string sql) => await CheckAsync(await RunClientAsync(sql));

    private Task<(int ExitCode, string Output, string Error)> RunClientAsync(string sql, params string[] more)
        => Nursery.RunAsync(_client, sql, ["--no-defaults", "--socket=" + Socket, "--user=" + Environment.UserName, .. more]);

    private async Task StopAsync()
    {
        if (_process is not null)
            await _process.StopAsync();
    }

    private void Died() => _work.Add(LaunchAsync);

    private async Task<string> LastLogLinesAsync()
    {
        var log = Path.Combine(_folder, "error.log");
        return File.Exists(log) ? string.Join('\n', (await File.ReadAllLinesAsync(log)).TakeLast(5)) : "no log";
    }

    private void WriteCertificate(CertificateAuthority authority)
    {
        var (certificate, key) = authority.IssueServer(_settings.Name, WriterAddress, ReaderAddress);
        File.WriteAllText(Path.Combine(_folder, "ca.pem"), authority.CertificatePem);
        File.WriteAllText(Path.Combine(_folder, "server.pem"), certificate);
        File.WriteAllText(Path.Combine(_folder, "server.key"), key);
    }
}
