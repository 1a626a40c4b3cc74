using System.Diagnostics;
using MySqlConnector;
using Wallet.Api.Storage;

namespace Wallet.Api.Tests.Servers;

/// <summary>A MariaDB of our own in a temporary folder, or the server that WALLET_TEST_MYSQL names (user:password@host:port).</summary>
public sealed class MariaDbServer : IDisposable
{
    private const string Package = "mariadb-server";

    // A busy machine is no fault: what asserts how soon something is given up says so itself.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly string? _folder;
    private readonly string[] _settings;
    private readonly IReadOnlyList<string> _environment;
    private PrivateProcess? _process;

    private MariaDbServer(
        string host, int port, string user, string password, string? folder = null, IReadOnlyList<string>? environment = null,
        string[]? settings = null)
        => (Host, Port, User, Password, _folder, _environment, _settings) = (host, port, user, password, folder, environment ?? [], settings ?? []);

    public string Host { get; }

    public int Port { get; }

    public string User { get; }

    public string Password { get; }

    /// <summary>The process of a server of our own.</summary>
    public int ProcessId => _process!.Id;

    /// <summary>Starts a server, unless the environment names one.</summary>
    public static MariaDbServer Start(params string[] settings)
    {
        if (Environment.GetEnvironmentVariable("WALLET_TEST_MYSQL") is { Length: > 0 } given)
            return FromText(given);
        return StartPrivate(settings);
    }

    /// <summary>Starts a server of our own, which may be stopped and started again.</summary>
    public static MariaDbServer StartPrivate(params string[] settings) => StartPrivate([], settings);

    /// <summary>The same, with variables (NAME=value) in the environment of its process.</summary>
    public static MariaDbServer StartPrivate(IReadOnlyList<string> environment, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("wallet-mariadb-").FullName;
        var server = new MariaDbServer("127.0.0.1", FreePort.Next(), "root", "", folder, environment, settings);
        server.Install();
        server.Up();
        return server;
    }

    /// <summary>Starts the process again after <see cref="Down"/>.</summary>
    public void Up()
    {
        _process = PrivateProcess.Start(
            "/usr/bin/env", Path.Combine(_folder!, "log"), _folder,
            [.. _environment, PrivateProcess.Find("mariadbd", Package), "--no-defaults", $"--datadir={_folder}/data", $"--tmpdir={_folder}",
                $"--socket={_folder}/s", $"--port={Port}", "--bind-address=127.0.0.1", "--user=root", "--skip-name-resolve", "--skip-ssl",
                "--max-connections=500", $"--innodb-lock-wait-timeout={Patience.TotalSeconds}", $"--connect-timeout={Patience.TotalSeconds}",
                .. _settings]);
        Wait();
    }

    /// <summary>Kills the process, as a crash would.</summary>
    public void Down() => _process?.Dispose();

    /// <summary>An empty database of its own.</summary>
    internal DatabaseOptions Create(string name)
    {
        using var connection = Open();
        using var command = new MySqlCommand($"DROP DATABASE IF EXISTS `{name}`; CREATE DATABASE `{name}` CHARACTER SET utf8mb4", connection);
        command.ExecuteNonQuery();
        return Reach(name);
    }

    /// <summary>How a database that is there is reached.</summary>
    internal DatabaseOptions Reach(string name) => new(Host, null, Port, name, User, Password)
    {
        Tls = DatabaseTls.Disabled,
        ConnectTimeout = Patience,
        CommandTimeout = Patience,
        IdleInTransaction = Patience,
    };

    /// <summary>Runs statements as the administrator.</summary>
    public void Execute(params string[] statements)
    {
        using var connection = Open();
        foreach (var statement in statements)
        {
            using var command = new MySqlCommand(statement, connection);
            command.ExecuteNonQuery();
        }
    }

    /// <summary>The rows of a query, column by column.</summary>
    public IReadOnlyList<object[]> Rows(string query)
    {
        using var connection = Open();
        using var command = new MySqlCommand(query, connection);
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            rows.Add(new object[reader.FieldCount]);
            reader.GetValues(rows[^1]);
        }
        return rows;
    }

    /// <summary>Inserts a row, column by column.</summary>
    public void Insert(string table, object[] row)
    {
        using var connection = Open();
        using var command = new MySqlCommand($"INSERT INTO {table} VALUES ({string.Join(',', row.Select((_, i) => $"@c{i}"))})", connection);
        for (var i = 0; i < row.Length; i++)
            command.Parameters.AddWithValue($"@c{i}", row[i]);
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        Down();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }

    private static MariaDbServer FromText(string text)
    {
        var uri = new Uri($"mysql://{text}");
        var user = uri.UserInfo.Split(':', 2);
        var password = Uri.UnescapeDataString(user.ElementAtOrDefault(1) ?? "");
        return new(uri.Host, uri.Port > 0 ? uri.Port : 3306, Uri.UnescapeDataString(user[0]), password);
    }

    private void Install()
    {
        var start = new ProcessStartInfo(PrivateProcess.Find("mariadb-install-db", Package))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A folder of its own for temporary tables: a server that starts removes those of others that share its folder.
        string[] arguments =
        [
            "--no-defaults", $"--datadir={_folder}/data", $"--tmpdir={_folder}", "--auth-root-authentication-method=normal", "--skip-test-db",
            "--user=root",
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"mariadb-install-db failed: {error.Result}{output}");
    }

    private void Wait()
    {
        var attempt = TimeSpan.FromSeconds(15);
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var connection = Open(attempt);
                return;
            }
            catch (MySqlException) when (deadline.Elapsed < Patience)
            {
                Thread.Sleep(50);
            }
        }
    }

    // One connect in some ten thousand failed on a busy machine, and the driver does not say why. A second one tells that from a server that is down.
    private MySqlConnection Open()
    {
        try
        {
            return Open(Patience);
        }
        catch (MySqlException exception) when (exception.ErrorCode == MySqlErrorCode.UnableToConnectToHost)
        {
            return Open(Patience);
        }
    }

    private MySqlConnection Open(TimeSpan within)
    {
        var connection = new MySqlConnection(new MySqlConnectionStringBuilder
        {
            Server = Host,
            Port = (uint)Port,
            UserID = User,
            Password = Password,
            SslMode = MySqlSslMode.Disabled,
            AllowPublicKeyRetrieval = true,
            ConnectionTimeout = (uint)within.TotalSeconds,
            DefaultCommandTimeout = (uint)Patience.TotalSeconds,
            Pooling = false,
            AllowUserVariables = true,
        }.ConnectionString);
        connection.Open();
        return connection;
    }
}
