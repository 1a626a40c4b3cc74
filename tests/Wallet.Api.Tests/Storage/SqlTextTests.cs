using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Tests.Storage;

/// <summary>How statements are written: what a caller sends is never read as SQL.</summary>
public sealed class SqlTextTests
{
    private const string Columns = "wallet_id, posted";

    [Fact]
    public void What_stands_in_braces_is_a_value()
    {
        const string Hostile = "' OR 1 = 1 -- ";
        var (id, limit, none, hash) = (7L, 20, (long?)null, (UInt128)255);
        new SqlText().Sql($"SELECT {Columns:sql} FROM balances WHERE user_id = {Hostile} AND id > {id} AND a <=> {none} AND h = {hash} LIMIT {limit}").ToString()
            .Should().Be(
                "SELECT wallet_id, posted FROM balances WHERE user_id = _utf8mb4 x'27204F522031203D2031202D2D20' AND id > 7 AND a <=> NULL "
                + "AND h = x'000000000000000000000000000000FF' LIMIT 20");
    }

    [Fact]
    public void A_text_of_nothing_is_null_and_bytes_are_hexadecimal()
    {
        string? text = null;
        byte[] bytes = [0, 39, 255];
        new SqlText().Sql($"({text},{bytes})").ToString().Should().Be("(NULL,x'0027FF')");
    }

    [Fact]
    public void There_is_no_other_format()
        => FluentActions.Invoking(() => new SqlText().Sql($"SELECT {Columns:raw}")).Should().Throw<FormatException>();

    [Fact]
    public void What_is_there_already_becomes_what_the_row_has()
        => SqlText.Update("posted, held").Should().Be(" ON DUPLICATE KEY UPDATE posted = VALUES(posted), held = VALUES(held)");
}
