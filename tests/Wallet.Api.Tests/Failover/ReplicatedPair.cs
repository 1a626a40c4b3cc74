using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Failover;

/// <summary>
/// Two servers and an endpoint that leads to the writer. The other acknowledges every commit before its client hears of it (MariaDB's
/// semi-synchronous replication), so that none is lost, as with Aurora's shared storage. A server that starts is read-only until it is promoted.
/// </summary>
internal sealed class ReplicatedPair : IDisposable
{
    private static readonly TimeSpan NameLag = TimeSpan.FromMilliseconds(300);
    private MariaDbServer _other;

    private ReplicatedPair()
    {
        Writer = Start(1);
        _other = Start(2);
        Endpoint = CuttingProxy.Before(Writer);
    }

    /// <summary>The one that can be written.</summary>
    public MariaDbServer Writer { get; private set; }

    /// <summary>By which clients reach the writer.</summary>
    public CuttingProxy Endpoint { get; }

    public static async Task<ReplicatedPair> StartAsync()
    {
        var pair = new ReplicatedPair();
        try
        {
            pair.Writer.Execute("SET GLOBAL read_only = 0");
            await pair.FollowAsync("");
            return pair;
        }
        catch
        {
            pair.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Endpoint.Dispose();
        Writer.Dispose();
        _other.Dispose();
    }

    /// <summary>The writer becomes read-only and keeps its connections; the name leads to the new one a little later than it could.</summary>
    public async Task SwapAsync()
    {
        Demote();
        await Task.Delay(NameLag);
        Endpoint.LeadTo(Writer);
        await FollowAsync(", MASTER_DEMOTE_TO_SLAVE = 1");
    }

    /// <summary>The same, and the endpoint takes no connections for a while.</summary>
    public async Task RefuseAsync()
    {
        Endpoint.IsOpen = false;
        try
        {
            await SwapAsync();
        }
        finally
        {
            Endpoint.IsOpen = true;
        }
    }

    /// <summary>
    /// The writer is killed and comes back read-only, perhaps with commits that no client was told of, and the name leads to it for a little while
    /// before it leads to the new one. It is of no use after that: this comes last.
    /// </summary>
    public async Task KillAsync()
    {
        Writer.Down();
        await Eventually.BecomesTrueAsync(HasReadAll, "the other server has done all that it was sent");
        Writer.Up();
        Promote();
        await Task.Delay(NameLag);
        Endpoint.LeadTo(Writer);
    }

    private static MariaDbServer Start(int id) => MariaDbServer.StartPrivate(
        $"--server-id={id}", "--log-bin=log", "--log-slave-updates=1", "--read-only=1", "--innodb-flush-log-at-trx-commit=1", "--sync-binlog=1",
        "--rpl-semi-sync-slave-enabled=1", "--rpl-semi-sync-master-timeout=600000", "--innodb-lock-wait-timeout=5");

    private void Demote()
    {
        Writer.Execute("SET GLOBAL read_only = 1");
        var position = Writer.Rows("SELECT @@gtid_binlog_pos")[0][0];
        _other.Rows($"SELECT MASTER_GTID_WAIT('{position}')")[0][0].Should().Be(0, "the other server has all that the writer had");
        Writer.Execute("SET GLOBAL rpl_semi_sync_master_enabled = 0");
        Promote();
    }

    private void Promote()
    {
        _other.Execute("STOP SLAVE", "SET GLOBAL read_only = 0");
        (Writer, _other) = (_other, Writer);
    }

    // A server that follows one without this would acknowledge nothing; commits wait until it is there.
    private async Task FollowAsync(string how)
    {
        Writer.Execute("SET GLOBAL rpl_semi_sync_master_enabled = 1");
        _other.Execute(
            $"CHANGE MASTER TO MASTER_HOST = '{Writer.Host}', MASTER_PORT = {Writer.Port}, MASTER_USER = '{Writer.User}', "
            + $"MASTER_USE_GTID = slave_pos{how}",
            "START SLAVE");
        await Eventually.BecomesTrueAsync(
            () => Writer.Rows("SHOW GLOBAL STATUS LIKE 'Rpl_semi_sync_master_clients'")[0][1].ToString() == "1", "the other server follows");
    }

    private bool HasReadAll() => _other.Rows(
        "SELECT id FROM information_schema.processlist WHERE user = 'system user' AND state LIKE '%has read all relay log%'").Count > 0;
}
