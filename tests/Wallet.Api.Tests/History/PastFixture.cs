using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Balances;
using Wallet.Api.Balances.Days;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Storage.Partitions;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.History;

/// <summary>A ledger of ten days with daily partitions, two wallets with movements on some of them, and a host that keeps four days.</summary>
public sealed class PastFixture : IAsyncDisposable
{
    public const int Days = 10;

    /// <summary>The eighth day is kept, also where midnight comes while a test runs.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(4);

    private PastFixture(ApiCluster cluster) => Cluster = cluster;

    public ApiCluster Cluster { get; }

    public WalletClient Client => Cluster.Client;

    /// <summary>Midnight of the first day.</summary>
    public DateTimeOffset Start { get; } = new(DateTime.UtcNow.Date.AddDays(-Days), TimeSpan.Zero);

    internal PastLedger Past { get; private set; } = null!;

    /// <summary>Has entries on the first, third, fourth and eighth day, two on each but the eighth.</summary>
    internal WalletId Alice { get; private set; }

    /// <summary>Has its entries with Alice's, and none of its own.</summary>
    internal WalletId Bruno { get; private set; }

    /// <summary>Of a transfer on the third day.</summary>
    internal TransactionId Retired { get; private set; }

    /// <summary>Of a transfer on the eighth day.</summary>
    internal TransactionId Kept { get; private set; }

    internal static Task<PastFixture> StartAsync() => StartAsync(new HistoryOptions(Retention));

    internal static async Task<PastFixture> StartAsync(HistoryOptions options, Action<IServiceCollection>? services = null)
    {
        var fixture = new PastFixture(await ApiCluster.StartAsync(setup: new()
        {
            AsApplication = true,
            JobsStand = true,
            Services = all =>
            {
                all.AddSingleton(options);
                services?.Invoke(all);
            },
        }));
        await fixture.FillAsync();
        return fixture;
    }

    public T Get<T>() where T : notnull => Cluster.Services.GetRequiredService<T>();

    /// <summary>A moment of a day of the ledger, the first being 1.</summary>
    public DateTimeOffset At(int day, double hour) => Start.AddDays(day - 1).AddHours(hour);

    public Task CloseAsync() => Get<DayCloser>().CloseAsync(default);

    public Task RetireAsync() => Get<DayRetirer>().RetireAsync(default);

    // Who may do what the application may not.
    private QueryRunner Administrator => new(new Database(Cluster.Database));

    /// <summary>Runs SQL, and tells how many rows it changed.</summary>
    public Task<int> ExecuteAsync(string sql) => Administrator.ExecuteAsync(new SqlText().Sql(sql), default);

    /// <summary>One number of a query.</summary>
    public async Task<long> NumberAsync(string sql)
        => (await Administrator.ListAsync(new SqlText().Sql(sql), row => row.GetInt64(0), stale: false, default))[0];

    internal Task<LedgerHistory> HistoryAsync() => Get<ClosingStore>().HistoryAsync(default);

    /// <summary>The names of the tables that days were moved to.</summary>
    public async Task<IReadOnlyList<string>> RetiredTablesAsync() => await Administrator.ListAsync(
        new SqlText().Sql("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")
            .Sql(" AND table_name LIKE 'retired\\_%' ORDER BY 1"),
        row => row.GetString(0), stale: false, default);

    internal Task<List<Violation>> AuditAsync() => Audits.EverythingAsync(Get<LedgerAudit>());

    public async ValueTask DisposeAsync() => await Cluster.DisposeAsync();

    private async Task FillAsync()
    {
        await Get<PartitionStore>().KeepAsync(Start, default);
        Past = new(Cluster.Database);
        Alice = await Past.OpenAsync(At(1, 9), "alice", 100_00);
        Bruno = await Past.OpenAsync(At(1, 10), "bruno");
        await TransferAsync(At(1, 12), 10_00);
        Retired = await TransferAsync(At(3, 8), 5_00);
        await TransferAsync(At(3, 20), 1_00);
        await TransferAsync(At(4, 0), 2_00);
        await TransferAsync(At(4, 23.9), 3_00);
        Kept = await TransferAsync(At(8, 15), 4_00);
    }

    private async Task<TransactionId> TransferAsync(DateTimeOffset time, long amount)
        => new((await Past.AtAsync(time, PastLedger.Transfer(Alice, Bruno, amount, reference: "rent")))[0].Subject);
}
