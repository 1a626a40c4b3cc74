using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using MySqlConnector;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Storage;

/// <summary>What a person reads when there is no way to the database: each cause by its own sentence, which names the settings.</summary>
public sealed class UnreachableServerTests
{
    private const string Settings = "(WALLET_DATABASE_HOST, WALLET_DATABASE_PORT)";

    [Fact]
    public async Task Nothing_listens_at_the_port()
    {
        var port = FreePort.Next();

        (await CauseAsync("127.0.0.1", port)).Should().Be($"127.0.0.1:{port}: the connection is refused {Settings}");
    }

    [Fact]
    public async Task The_name_is_not_known()
        => (await CauseAsync("nowhere.invalid", 3306)).Should().Be("nowhere.invalid:3306: the name is not known (WALLET_DATABASE_HOST)");

    [Fact]
    public async Task Packets_are_dropped_on_the_way()
    {
        using var full = new FullBacklog();

        (await CauseAsync("127.0.0.1", full.Port)).Should()
            .Be($"127.0.0.1:{full.Port}: it cannot be reached; is port {full.Port} open to this pod? {Settings}");
    }

    [Fact]
    public async Task Who_listens_says_nothing()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;

        (await CauseAsync("127.0.0.1", port)).Should().Contain("127.0.0.1").And.Contain(Settings);
    }

    [Fact]
    public void Migrate_says_it_too()
    {
        var options = Options("127.0.0.1", FreePort.Next());
        var migrate = () => new Schema(options, NullLogger<Schema>.Instance).Migrate();

        var failure = migrate.Should().Throw<Exception>().Which;

        DatabaseCause.Of(failure, options).Should().EndWith($": the connection is refused {Settings}");
    }

    [Fact]
    public async Task Different_causes_are_told_apart()
    {
        var refused = await FailureAsync(Options("127.0.0.1", FreePort.Next()));
        var unknown = await FailureAsync(Options("nowhere.invalid", 3306));

        DatabaseCause.KeyOf(refused).Should().NotBe(DatabaseCause.KeyOf(unknown), "each has a line of its own in the log");
    }

    [Theory]
    [InlineData("query")]
    [InlineData("snapshot")]
    [InlineData("change")]
    public async Task A_connection_that_breaks_off_is_asked_for_once_more(string what)
    {
        using var proxy = CuttingProxy.Before(DatabaseServers.Shared);
        using var database = new Database(DatabaseServers.Shared.Reach("mysql") with { Host = "127.0.0.1", Port = proxy.Port });
        proxy.BreaksOff = 1;

        (await RunAsync(database, what)).Should().Be(0);

        proxy.BreaksOff = 2;
        await database.DropConnectionsAsync();
        await database.Invoking(d => RunAsync(d, what)).Should().ThrowAsync<DatabaseException>();
    }

    private static Task<int> RunAsync(Database database, string what) => what switch
    {
        "query" => new QueryRunner(database).ReadAsync(new SqlText().Sql("SELECT 0"), FirstAsync, stale: false, default),
        "snapshot" => new QueryRunner(database).SnapshotAsync(new SqlText().Sql("SELECT 0"), FirstAsync, default),
        _ => new QueryRunner(database).ExecuteAsync(new SqlText().Sql("DO 0"), default),
    };

    private static async Task<int> FirstAsync(MySqlDataReader rows) => (await QueryRunner.AllAsync(rows, row => row.GetInt32(0)))[0];

    private static async Task<string> CauseAsync(string host, int port)
    {
        var options = Options(host, port);
        return DatabaseCause.Of(await FailureAsync(options), options);
    }

    private static async Task<Exception> FailureAsync(DatabaseOptions options)
    {
        using var database = new Database(options);
        var open = () => database.OpenWriterAsync(default);
        return (await open.Should().ThrowAsync<Exception>()).Which;
    }

    private static DatabaseOptions Options(string host, int port)
        => new(host, null, port, "wallet", "app", "app") { Tls = DatabaseTls.Disabled, ConnectTimeout = TimeSpan.FromSeconds(2) };

    /// <summary>A port whose queue of connections is full: Linux drops what else asks for one, as a firewall would.</summary>
    private sealed class FullBacklog : IDisposable
    {
        private readonly Socket _listener = new(SocketType.Stream, ProtocolType.Tcp);
        private readonly List<Socket> _waiting = [];

        public FullBacklog()
        {
            _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            _listener.Listen(0);
            // One more than the queue takes stays unanswered: that one shows that it is full.
            while (TryConnect())
            {
            }
        }

        public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

        public void Dispose()
        {
            _waiting.ForEach(socket => socket.Dispose());
            _listener.Dispose();
        }

        private bool TryConnect()
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            _waiting.Add(socket);
            return socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, Port)).Wait(TimeSpan.FromSeconds(1));
        }
    }
}
