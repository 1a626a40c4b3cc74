using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Tests.Http;

namespace Wallet.Api.Tests.Storage;

public sealed class LedgerClockTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    /// <summary>A transaction that is open and has its time may be as old as the server lets a connection wait.</summary>
    [Fact]
    public async Task A_time_is_settled_an_hour_after_the_server_has_given_up_all_transactions_of_then()
    {
        var idle = TimeSpan.FromSeconds((await api.Cluster.Services.GetRequiredService<QueryRunner>().ListAsync(
            new SqlText().Sql("SELECT CAST(@@global.wait_timeout AS SIGNED)"), row => row.GetInt64(0), stale: false, default))[0]);
        var clock = api.Cluster.Services.GetRequiredService<LedgerClock>();
        idle.Should().BePositive();
        (await clock.SettlingAsync(default)).Settling.Should().Be(idle + TimeSpan.FromHours(1));
        (await clock.SettledAsync(default)).Should().BeOnOrBefore(DateTimeOffset.UtcNow - idle - TimeSpan.FromHours(1));
    }
}
