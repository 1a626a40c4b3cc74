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
    public void Numbers_of_bytes_have_all_their_digits()
        => new SqlText().Bytes(((UInt128)0xAB << 64) | 0xCD).Bytes(0xEFUL).ToString()
            .Should().Be("x'00000000000000AB00000000000000CD'x'00000000000000EF'");

    [Fact]
    public void Long_bytes_are_written_in_pieces()
    {
        var bytes = Enumerable.Range(0, 300).Select(i => (byte)i).ToArray();
        new SqlText().Blob(bytes).ToString().Should().Be($"x'{Convert.ToHexString(bytes)}'");
    }

    [Theory]
    [InlineData("", "SELECT 1")]
    [InlineData("DO 0", "DO 0;SELECT 1")]
    [InlineData("DO 0;", "DO 0;SELECT 1")]
    public void A_statement_comes_after_the_end_of_the_one_before(string before, string all)
        => new SqlText().Sql(before).Then("SELECT 1").ToString().Should().Be(all);

    [Fact]
    public void Lists_have_something_between_their_items_alone()
    {
        int[] items = [1, 2, 3];
        Write(sql => sql.List(items, One)).Should().Be("1,2,3");
        Write(sql => sql.Union(items, One)).Should().Be("1 UNION ALL 2 UNION ALL 3");
        Write(sql => sql.Any(items, One)).Should().Be("1 OR 2 OR 3");
        Write(sql => sql.Insert("t (a)", items, One, " ON DUPLICATE KEY UPDATE a = 1")).Should()
            .Be("INSERT INTO t (a) VALUES 1,2,3 ON DUPLICATE KEY UPDATE a = 1;\n");
        Write(sql => sql.Insert("t (a)", Array.Empty<int>(), One)).Should().BeEmpty();

        static string Write(Action<SqlText> write)
        {
            var sql = new SqlText();
            write(sql);
            return sql.ToString();
        }

        static void One(SqlText sql, int item) => sql.Number(item);
    }

    [Fact]
    public void There_is_no_other_format()
        => FluentActions.Invoking(() => new SqlText().Sql($"SELECT {Columns:raw}")).Should().Throw<FormatException>();

    [Fact]
    public void What_is_there_already_becomes_what_the_row_has()
        => SqlText.Update("posted, held").Should().Be(" ON DUPLICATE KEY UPDATE posted = VALUES(posted), held = VALUES(held)");
}
