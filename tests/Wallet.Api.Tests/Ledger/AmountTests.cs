using System.Text;
using FsCheck.Xunit;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger;

public class AmountTests
{
    [Theory]
    [InlineData("12.30", "EUR", 1230)]
    [InlineData("12.3", "EUR", 1230)]
    [InlineData("12", "EUR", 1200)]
    [InlineData("12.300", "EUR", 1230)]
    [InlineData("0.01", "EUR", 1)]
    [InlineData("00012.30", "EUR", 1230)]
    [InlineData("500", "JPY", 500)]
    [InlineData("1.234", "KWD", 1234)]
    [InlineData("10000000000000.00", "EUR", 1_000_000_000_000_000)]
    [InlineData("-5.5", "EUR", -550)]
    public void A_plain_decimal_is_read_exactly(string text, string currency, long minor)
        => Read(text, currency).Should().Be(minor);

    [Theory]
    [InlineData("10.005", "EUR")]
    [InlineData("0.1", "JPY")]
    [InlineData("0.30000000000000004", "EUR")]
    [InlineData("1e2", "EUR")]
    [InlineData("1e400", "EUR")]
    [InlineData("NaN", "EUR")]
    [InlineData("Infinity", "EUR")]
    [InlineData("+1", "EUR")]
    [InlineData(".5", "EUR")]
    [InlineData("5.", "EUR")]
    [InlineData("", "EUR")]
    [InlineData("-", "EUR")]
    [InlineData(" 1", "EUR")]
    [InlineData("1,5", "EUR")]
    [InlineData("1.2.3", "EUR")]
    [InlineData("٣", "EUR")]
    [InlineData("0x10", "EUR")]
    [InlineData("10000000000000.01", "EUR")]
    [InlineData("9999999999999999999", "EUR")]
    public void Anything_else_is_refused(string text, string currency) => Read(text, currency).Should().BeNull();

    [Property(MaxTest = 500)]
    public void Text_and_minor_units_are_the_same_amount(long any, byte which)
    {
        var currency = Currency.All.ElementAt(which % Currency.All.Count);
        var minor = any % Money.MaxMinor;
        var text = new Money(minor, currency).ToString();
        Read(text, currency.Code).Should().Be(minor, text);
    }

    [Theory]
    [InlineData(long.MinValue, "EUR", "-92233720368547758.08")]
    [InlineData(long.MaxValue, "JPY", "9223372036854775807")]
    [InlineData(-5, "KWD", "-0.005")]
    public void Extreme_amounts_are_written_in_full(long minor, string code, string text)
    {
        Currency.TryParse(code, out var currency).Should().BeTrue();
        new Money(minor, currency).ToString().Should().Be(text);
    }

    private static long? Read(string text, string code)
        => Currency.TryParse(code, out var currency) && Amount.TryParse(Encoding.UTF8.GetBytes(text), out var amount) && amount.TryIn(currency, out var money)
            ? money.Minor
            : null;
}
