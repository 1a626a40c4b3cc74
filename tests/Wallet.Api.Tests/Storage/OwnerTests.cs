using Microsoft.Extensions.DependencyInjection;
using Wallet.Api.Balances;
using Wallet.Api.Commands;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Storage;

/// <summary>Whose a wallet is, by all 128 bits, whichever release wrote its row.</summary>
public sealed class OwnerTests : IAsyncLifetime
{
    private const string Missing = "owner_high = NULL";
    private ApiCluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await ApiCluster.StartAsync(setup: new() { AsApplication = true });

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Theory]
    [InlineData("ann")]
    [InlineData("Ω 𝄞 é")]
    [InlineData("o'neill \\ \"x\"")]
    public async Task It_is_the_users_before_and_after_the_row_is_filled_in(string user)
    {
        var wallet = await CreateAsync(user);
        (await OwnerAsync(wallet)).Should().Be(Digest.OfOwner(user));
        Update(wallet, Missing);
        (await OwnerAsync(wallet)).Should().Be(Digest.OfOwner(user));
        await _cluster.Client.MoveAsync(wallet.ToString(), "deposit", "1.00");
        await new OwnerFilling(new QueryRunner(new Database(_cluster.Database))).FillAsync(default);
        Column(wallet).Should().Be(OwnerColumns.HighOf(Digest.OfOwner(user)).ToString("X16"));
        (await OwnerAsync(wallet)).Should().Be(Digest.OfOwner(user));
    }

    [Fact]
    public async Task Half_of_the_bits_makes_nobody_an_owner()
    {
        var wallet = await CreateAsync("ann");
        var eve = Digest.OfOwner("eve");
        Update(wallet, $"owner = {OwnerColumns.LowOf(eve)}");
        (await OwnerAsync(wallet)).Should().NotBe(eve);
        Update(wallet, Missing);
        (await OwnerAsync(wallet)).Should().NotBe(eve);
    }

    [Fact]
    public async Task Filling_goes_through_all_wallets_and_leaves_alone_what_is_there()
    {
        var (first, second) = (await CreateAsync("ann"), await CreateAsync("bob"));
        Update(first, Missing);
        Update(second, "owner_high = x'0000000000000001'");
        await new OwnerFilling(new QueryRunner(new Database(_cluster.Database))).FillAsync(default);
        Column(first).Should().Be(OwnerColumns.HighOf(Digest.OfOwner("ann")).ToString("X16"));
        Column(second).Should().Be("0000000000000001");
    }

    private async Task<WalletId> CreateAsync(string user)
        => WalletId.TryParse(await _cluster.Client.CreateAsync(user), out var id) ? id : throw new InvalidOperationException("no wallet");

    private async Task<UInt128> OwnerAsync(WalletId wallet)
        => (await _cluster.Services.GetRequiredService<BalanceReader>().FindAsync(wallet))!.State.Owner;

    private string Column(WalletId wallet)
        => (string)DatabaseServers.Shared.Rows($"SELECT HEX(owner_high) FROM {_cluster.Database.Name}.balances WHERE wallet_id = {wallet.Value}")[0][0];

    private void Update(WalletId wallet, string change)
        => DatabaseServers.Shared.Execute($"UPDATE {_cluster.Database.Name}.balances SET {change} WHERE wallet_id = {wallet.Value}");
}
