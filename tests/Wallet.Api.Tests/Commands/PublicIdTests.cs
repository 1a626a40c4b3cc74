using FsCheck.Xunit;
using Wallet.Api.Commands;
using Wallet.Api.Tests.Ledger;

namespace Wallet.Api.Tests.Commands;

public class PublicIdTests
{
    [Property(MaxTest = 500)]
    public void Every_key_survives_the_wire(long any)
    {
        var key = new TransactionId(any & long.MaxValue);
        TransactionId.TryParse(key.ToString(), out var read).Should().BeTrue();
        read.Should().Be(key);
    }

    [Fact]
    public void A_wire_id_is_a_uuid_of_version_7_that_carries_the_time()
    {
        var id = TransactionId.FirstOf(1_700_000_000_123, 7);
        var guid = Guid.Parse(id.ToString());
        guid.Version.Should().Be(7);
        guid.ToString().Should().StartWith(1_700_000_000_123.ToString("x12")[..8]);
        id.Time.ToUnixTimeMilliseconds().Should().Be(1_700_000_000_123);
    }

    [Fact]
    public void A_wallet_carries_its_currency_and_is_no_transaction()
    {
        var wallet = WalletId.Create(1_700_000_000_123, MemoryLedger.Yen, 5);
        wallet.Currency.Should().Be(MemoryLedger.Yen);
        WalletId.TryParse(wallet.ToString(), out var read).Should().BeTrue();
        read.Should().Be(wallet);
        TransactionId.TryParse(wallet.ToString(), out _).Should().BeFalse();
    }

    [Property(MaxTest = 500)]
    public void A_made_up_uuid_names_nothing(Guid guid) => WalletId.TryParse(guid.ToString(), out _).Should().BeFalse();
}
