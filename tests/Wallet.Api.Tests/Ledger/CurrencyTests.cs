using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger;

public class CurrencyTests
{
    [Theory]
    [InlineData("XCG", 532, 2)]
    [InlineData("ZWG", 924, 2)]
    [InlineData("VED", 926, 2)]
    [InlineData("XDR", 960, 0)]
    [InlineData("UYI", 940, 0)]
    [InlineData("UYW", 927, 4)]
    [InlineData("CLF", 990, 4)]
    [InlineData("XAD", 396, 2)]
    [InlineData("BHD", 48, 3)]
    [InlineData("JPY", 392, 0)]
    [InlineData("XAU", 959, 0)]
    public void Active_currencies_have_their_number_and_decimals(string code, int number, int decimals)
    {
        Currency.TryParse(code, out var currency).Should().BeTrue();
        (currency.Number, currency.Decimals, currency.IsActive).Should().Be(((short)number, (byte)decimals, true));
        Currency.FromNumber(number).Should().Be(currency);
    }

    [Theory]
    [InlineData("ANG")]
    [InlineData("HRK")]
    [InlineData("ZWL")]
    [InlineData("CUC")]
    [InlineData("SLL")]
    [InlineData("XXX")]
    [InlineData("XTS")]
    public void What_is_no_money_of_now_is_none(string code) => Currency.TryParse(code, out _).Should().BeFalse();

    [Fact]
    public void A_withdrawn_currency_keeps_its_wallets_and_gets_no_more()
    {
        Currency.TryParse("BGN", out var lev).Should().BeTrue();
        lev.IsActive.Should().BeFalse();
        WalletId.TryParse(WalletId.Create(1_700_000_000_000, lev, 1).ToString(), out _).Should().BeTrue();
    }

    [Fact]
    public void Numbers_and_codes_are_unique()
    {
        Currency.All.Should().HaveCount(177, "176 codes of the list, and what was withdrawn");
        Currency.All.Select(c => c.Number).Should().OnlyHaveUniqueItems();
    }
}
