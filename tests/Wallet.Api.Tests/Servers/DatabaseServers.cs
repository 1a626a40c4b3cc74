namespace Wallet.Api.Tests.Servers;

/// <summary>The one database server of this assembly: started by the first test that needs it, gone with the process.</summary>
public static class DatabaseServers
{
    private static readonly Lazy<MariaDbServer> Started = new(
        () => MariaDbServer.Start("--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=256M"));

    public static MariaDbServer Shared => Started.Value;
}
