using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Tests.Http;

namespace Wallet.Api.Tests.Storage;

public sealed class LeaseTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly TimeSpan Term = TimeSpan.FromMinutes(1);

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

    // The first to ask makes the row, the next takes it.
    private async Task TakeAsync(string name, string holder)
    {
        while (!await Leases.TryHoldAsync(name, holder, Term, default))
            await Task.Yield();
    }
}
