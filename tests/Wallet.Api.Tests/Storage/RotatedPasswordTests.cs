using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Time.Testing;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Storage;

/// <summary>The service reads its user and password from a mounted Secret, and both change while it runs.</summary>
public sealed class RotatedPasswordTests : IDisposable
{
    private readonly MariaDbServer _server = DatabaseServers.Shared;
    private readonly string _user = $"rotating_{Guid.NewGuid():N}"[..30];
    private readonly MountedSecret _secret;

    public RotatedPasswordTests() => _secret = new(("username", _user), ("password", "first"));

    public void Dispose()
    {
        _server.Execute($"DROP USER IF EXISTS {_user}@'%'", $"DROP USER IF EXISTS {_user}_b@'%'");
        _secret.Dispose();
    }

    [Fact]
    public async Task A_password_that_rotates_under_traffic_fails_no_payment_and_needs_no_restart()
    {
        await using var cluster = await ApiCluster.StartAsync(_server, setup: new()
        {
            Database = made => Secret(made) with { ConnectionLifetime = TimeSpan.FromSeconds(1) },
        });
        var wallet = await cluster.Client.CreateAsync();
        using var traffic = new Traffic(cluster.Client, wallet);
        foreach (var password in (string[])["second", "third", "fourth"])
        {
            traffic.BeginWindow();
            _server.Execute($"ALTER USER {_user}@'%' IDENTIFIED BY '{password}'");
            _secret.Replace(("username", _user), ("password", password));
            traffic.EndWindow();
            var before = Connections().DefaultIfEmpty().Max();
            await Eventually.BecomesTrueAsync(
                () => Connections() is { Count: > 0 } now && now.Min() > before, "all connections are of the new password");
        }
        var (payments, reads) = await traffic.StopAsync();
        payments.Should().NotBeEmpty().And.OnlyContain(status => status == HttpStatusCode.OK);
        reads.Where(read => !read.IsInWindow).Select(read => read.Status).Should().NotBeEmpty().And.OnlyContain(status => status == HttpStatusCode.OK);
        (await cluster.Client.BalanceAsync(wallet)).Should().Be(payments.Count);
    }

    [Fact]
    public async Task While_the_server_knows_another_password_open_connections_go_on()
    {
        var options = Secret(_server.Create($"rotated_{Environment.ProcessId}"));
        using var database = new Database(options);
        var queries = new QueryRunner(database);
        var held = await database.OpenAsync(ConnectionPool.Reads, default);
        _server.Execute($"ALTER USER {_user}@'%' IDENTIFIED BY 'second'");
        var denied = (await FluentActions.Awaiting(() => AskAsync(queries)).Should().ThrowAsync<DatabaseException>()).Which;
        denied.Fault.Should().Be(DatabaseFault.Denied);
        DatabaseCause.Of(denied, options).Should().Contain("WALLET_DATABASE_PASSWORD_FILE").And.Contain(_secret.PathOf("username"))
            .And.NotContain("first");
        var id = held.ServerThread;
        await held.DisposeAsync();
        (await AskAsync(queries)).Id.Should().Be(id, "the refusal of one connection says nothing of another");
        await database.DropConnectionsAsync();
        _secret.Replace(("username", _user), ("password", "second"));
        (await AskAsync(queries)).Id.Should().NotBe(id);
    }

    [Fact]
    public async Task Where_user_and_password_change_together_connections_are_the_new_users()
    {
        var clock = new FakeTimeProvider();
        var options = Secret(_server.Create($"rotated_{Environment.ProcessId}"));
        using var database = new Database(options, clock);
        var queries = new QueryRunner(database);
        (await AskAsync(queries)).User.Should().Be($"{_user}@%");
        _server.Execute(
            $"CREATE USER {_user}_b@'%' IDENTIFIED BY 'other'", $"GRANT ALL ON `{options.Name}`.* TO {_user}_b@'%'");
        _secret.Replace(("username", $"{_user}_b"), ("password", "other"));
        (await AskAsync(queries)).User.Should().Be($"{_user}@%", "nothing has been refused, and no second has passed");
        clock.Advance(TimeSpan.FromSeconds(1));
        (await AskAsync(queries)).User.Should().Be($"{_user}_b@%");
        await Eventually.BecomesTrueAsync(() => Connections().Count == 0, "the connections of the user of before are given up");
    }

    private static async Task<(int Id, string User)> AskAsync(QueryRunner queries) => (await queries.ListAsync(
        new SqlText().Sql("SELECT CONNECTION_ID(), CURRENT_USER()"), row => (row.GetInt32(0), row.GetString(1)), stale: false, default))[0];

    private DatabaseOptions Secret(DatabaseOptions made)
    {
        _server.Execute($"CREATE USER {_user}@'%' IDENTIFIED BY 'first'", $"GRANT ALL ON `{made.Name}`.* TO {_user}@'%'");
        return made with
        {
            Username = "",
            Password = "",
            UsernameFile = _secret.PathOf("username"),
            PasswordFile = _secret.PathOf("password"),
        };
    }

    private List<long> Connections() => [.. _server.Rows($"SELECT id FROM information_schema.processlist WHERE user = '{_user}'")
        .Select(row => Convert.ToInt64(row[0], System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>Payments and reads, one after the other, by several callers. A window is while file and server do not agree.</summary>
    private sealed class Traffic : IDisposable
    {
        private readonly ConcurrentQueue<HttpStatusCode> _payments = new();
        private readonly ConcurrentQueue<(HttpStatusCode Status, bool IsInWindow)> _reads = new();
        private readonly Task[] _callers;
        private volatile bool _isOver;
        private int _edges;

        public Traffic(WalletClient client, string wallet) => _callers =
        [
            .. Enumerable.Range(0, 4).Select(_ => UntilStoppedAsync(
                async () => _payments.Enqueue((await client.MoveAsync(wallet, "deposit", "0.01")).Status))),
            .. Enumerable.Range(0, 4).Select(_ => UntilStoppedAsync(async () =>
            {
                var before = Volatile.Read(ref _edges);
                var status = (await client.GetAsync($"wallets/{wallet}/balance")).Status;
                _reads.Enqueue((status, before % 2 == 1 || before != Volatile.Read(ref _edges)));
            })),
        ];

        public void BeginWindow() => Interlocked.Increment(ref _edges);

        public void EndWindow() => Interlocked.Increment(ref _edges);

        public async Task<(IReadOnlyCollection<HttpStatusCode> Payments, IReadOnlyCollection<(HttpStatusCode Status, bool IsInWindow)> Reads)> StopAsync()
        {
            _isOver = true;
            await Task.WhenAll(_callers);
            return (_payments, _reads);
        }

        // Also where the test has failed.
        public void Dispose() => _isOver = true;

        private async Task UntilStoppedAsync(Func<Task> call)
        {
            while (!_isOver)
                await call();
        }
    }
}
