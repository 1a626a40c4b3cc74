using Microsoft.Extensions.DependencyInjection;
using MySqlConnector;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Tests.Http;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Storage;

public sealed class LeaseTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly TimeSpan Term = TimeSpan.FromHours(1);

    private LeaseStore Leases => api.Cluster.Services.GetRequiredService<LeaseStore>();

    [Fact]
    public async Task A_lease_has_one_holder_until_it_is_given_up()
    {
        await TakeAsync("plain", "one");
        (await Leases.TryHoldAsync("plain", "two", Term, default)).Should().BeFalse();
        (await Leases.TryHoldAsync("plain", "one", Term, default)).Should().BeTrue();
        await Leases.ReleaseAsync("plain", "one", default);
        (await Leases.TryHoldAsync("plain", "two", Term, default)).Should().BeTrue();
    }

    [Fact]
    public async Task A_lease_from_before_the_clock_was_set_back_holds_nobody_up()
    {
        await TakeAsync("ahead", "gone");
        await api.Cluster.Services.GetRequiredService<QueryRunner>().ExecuteAsync(
            new SqlText().Sql("UPDATE leases SET expires = expires + 90000000 WHERE name = ").Text("ahead"), default);
        (await Leases.TryHoldAsync("ahead", "heir", Term, default)).Should().BeTrue();
    }

    [Fact]
    public async Task A_lease_that_ran_out_is_free_at_once()
    {
        await TakeAsync("over", "gone");
        await api.Cluster.Services.GetRequiredService<QueryRunner>().ExecuteAsync(
            new SqlText().Sql($"UPDATE leases SET expires = {DatabaseClock.Milliseconds:sql} - 1 WHERE name = {"over"}"), default);
        (await Leases.TryHoldAsync("over", "heir", Term, default)).Should().BeTrue();
    }

    /// <summary>A statement has the time at which it began, however long it then waits for the row.</summary>
    [Fact]
    public async Task A_pod_that_waited_while_another_took_the_lease_does_not_take_it_for_one_of_the_future()
    {
        await TakeAsync("raced", "one");
        await Leases.ReleaseAsync("raced", "one", default);
        await using var connection = await new Database(api.Cluster.Database).OpenAsync(ConnectionPool.Reads, default);
        await using var transaction = await connection.BeginTransactionAsync();
        await new MySqlCommand("SELECT holder FROM leases WHERE name = 'raced' FOR UPDATE", connection, transaction).ExecuteScalarAsync();
        var second = Leases.TryHoldAsync("raced", "two", Term, default);
        await UntilOneWaitsAsync();
        var began = await NowAsync(connection, transaction);
        while (await NowAsync(connection, transaction) == began)
            await Task.Yield();
        await new MySqlCommand(
            $"UPDATE leases SET holder = 'one', expires = {DatabaseClock.Milliseconds} + {Term.TotalMilliseconds} WHERE name = 'raced'",
            connection, transaction).ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        (await second).Should().BeFalse();
        (await Leases.TryHoldAsync("raced", "one", Term, default)).Should().BeTrue();
    }

    private static async Task<long> NowAsync(MySqlConnection connection, MySqlTransaction transaction)
        => Convert.ToInt64(await new MySqlCommand($"SELECT {DatabaseClock.Milliseconds}", connection, transaction).ExecuteScalarAsync(), null);

    private Task UntilOneWaitsAsync() => Eventually.BecomesTrueAsync(
        async () =>
        {
            await using var connection = await new Database(api.Cluster.Database).OpenAsync(ConnectionPool.Reads, default);
            await using var command = new MySqlCommand(
                "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE CONCAT('UPDATE leases%', HEX('raced'), '%')",
                connection);
            return await command.ExecuteScalarAsync() is not null;
        },
        "the second waits for the row");

    // The first to ask makes the row, the next takes it.
    private async Task TakeAsync(string name, string holder)
    {
        while (!await Leases.TryHoldAsync(name, holder, Term, default))
            await Task.Yield();
    }
}
