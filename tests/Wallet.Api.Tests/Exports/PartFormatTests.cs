using System.Text;
using CsvHelper;
using Parquet;
using Parquet.Schema;
using Wallet.Api.Exports;
using Wallet.Api.Exports.Formats;
using Wallet.Api.Ledger.Exports;

namespace Wallet.Api.Tests.Exports;

/// <summary>The files, to the byte: what is written here is read by programs of others.</summary>
public class PartFormatTests
{
    private static readonly string Alice = SomeRows.Alice.ToString();
    private static readonly string Outside = SomeRows.Outside.ToString();
    private static readonly string Id = SomeRows.Id(1).ToString();
    private static readonly string Parent = SomeRows.Id(0).ToString();

    [Fact]
    public async Task Csv_is_as_RFC_4180_has_it() => Text(await WriteAsync(ExportFormat.Csv, ExportKind.Ledger)).Should().Be(
        "transactionId,type,walletId,isOutside,currency,amountMinor,balanceAfterMinor,heldAfterMinor,sequence,counterpartyWalletId,"
        + "parentTransactionId,referenceId,description,metadata,effectiveAt,occurredAt\r\n"
        + $"{Id},DEPOSIT,{Alice},false,EUR,1230,1230,0,1,{Outside},,,\"\",,,2026-01-31T12:00:00.123Z\r\n"
        + $"{Id},DEPOSIT,{Outside},true,EUR,-1230,-99999999999999999,5,7,,{Parent},\"a \"\"b\"\", c\",'=1+1 é\u2028😀,\"{{\"\"k\"\":\"\"v\"\"}}\","
        + "1970-01-01T00:00:00.005Z,2026-01-31T12:00:00.123Z\r\n");

    [Fact]
    public async Task A_statement_has_what_its_owner_may_see() => Text(await WriteAsync(ExportFormat.Csv, ExportKind.Statement)).Should().StartWith(
        "transactionId,type,walletId,currency,amountMinor,balanceAfterMinor,heldAfterMinor,sequence,counterpartyWalletId,referenceId,description,"
        + $"occurredAt\r\n{Id},DEPOSIT,{Alice},EUR,1230,1230,0,1,,,\"\",2026-01-31T12:00:00.123Z\r\n");

    [Fact]
    public async Task Json_lines_are_one_object_a_line_with_every_column()
        => Text(await WriteAsync(ExportFormat.JsonLines, ExportKind.Ledger)).Should().Be(OneLine(
            $$"""
            {"transactionId":"{{Id}}","type":"DEPOSIT","walletId":"{{Alice}}","isOutside":false,"currency":"EUR","amountMinor":1230,
            "balanceAfterMinor":1230,"heldAfterMinor":0,"sequence":1,"counterpartyWalletId":"{{Outside}}","parentTransactionId":null,
            "referenceId":null,"description":"","metadata":null,"effectiveAt":null,"occurredAt":"2026-01-31T12:00:00.123Z"}
            """) + OneLine(
            $$"""
            {"transactionId":"{{Id}}","type":"DEPOSIT","walletId":"{{Outside}}","isOutside":true,"currency":"EUR","amountMinor":-1230,
            "balanceAfterMinor":-99999999999999999,"heldAfterMinor":5,"sequence":7,"counterpartyWalletId":null,
            "parentTransactionId":"{{Parent}}","referenceId":"a \"b\", c","description":"=1+1 é\u2028\uD83D\uDE00",
            "metadata":"{\"k\":\"v\"}","effectiveAt":"1970-01-01T00:00:00.005Z","occurredAt":"2026-01-31T12:00:00.123Z"}
            """));

    [Fact]
    public async Task Parquet_has_numbers_of_64_bits_times_in_UTC_and_one_row_group()
    {
        await using var reader = await ParquetReader.CreateAsync(new MemoryStream(await WriteAsync(ExportFormat.Parquet, ExportKind.Ledger)));
        reader.RowGroupCount.Should().Be(1);
        reader.Schema.DataFields.Select(f => f.Name).Should().Equal(ExportColumn.Of(ExportKind.Ledger).Select(c => c.Name));
        foreach (var (field, column) in reader.Schema.DataFields.Zip(ExportColumn.Of(ExportKind.Ledger)))
            field.IsNullable.Should().Be(column.IsOptional, column.Name);
        using var group = reader.OpenRowGroupReader(0);
        (await NumbersAsync("amountMinor")).Should().Equal(1230, -1230);
        (await NumbersAsync("balanceAfterMinor")).Should().Equal(1230, -99_999_999_999_999_999);
        (await TextsAsync("description")).Should().Equal("", "=1+1 é\u2028😀");
        (await TextsAsync("referenceId")).Should().Equal(null, "a \"b\", c");
        foreach (var name in (string[])["occurredAt", "effectiveAt"])
            reader.Schema.FindDataField(name).Should().BeOfType<DateTimeDataField>().Which.Should().Match<DateTimeDataField>(
                f => f.IsAdjustedToUTC && f.Unit == DateTimeTimeUnit.Micros);
        var times = new DateTime[2];
        await group.ReadAsync<DateTime>(reader.Schema.FindDataField("occurredAt"), times);
        times.Should().OnlyContain(t => t == new DateTime(2026, 1, 31, 12, 0, 0, 123, DateTimeKind.Utc));
        var optional = new DateTime?[2];
        await group.ReadAsync(reader.Schema.FindDataField("effectiveAt"), optional.AsMemory());
        optional.Should().Equal(null, DateTime.UnixEpoch.AddMilliseconds(5));

        async Task<long[]> NumbersAsync(string name)
        {
            var values = new long[2];
            await group.ReadAsync<long>(reader.Schema.FindDataField(name), values);
            return values;
        }

        async Task<string?[]> TextsAsync(string name)
        {
            var values = new string[2];
            await group.ReadAsync(reader.Schema.FindDataField(name), values);
            return values;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_same_rows_are_the_same_bytes_and_their_money_can_be_read_back(int format)
    {
        var first = await WriteAsync((ExportFormat)format, ExportKind.Ledger);
        (await WriteAsync((ExportFormat)format, ExportKind.Ledger)).Should().Equal(first);
        (await PartFormats.Of((ExportFormat)format).ReadMoneyAsync(new MemoryStream(first))).Should().Equal(("EUR", 1230), ("EUR", -1230));
        foreach (var broken in (byte[][])[[.. "nothing of it"u8], first[..(first.Length / 3)]])
        {
            await FluentActions.Awaiting(() => PartFormats.Of((ExportFormat)format).ReadMoneyAsync(new MemoryStream(broken)))
                .Should().ThrowAsync<FormatException>();
        }
    }

    [Theory]
    [InlineData("=HYPERLINK(\"https://evil.example\")", "'=HYPERLINK(\"https://evil.example\")")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("'quoted", "''quoted")]
    [InlineData("a=1", "a=1")]
    [InlineData(" =1", " =1")]
    [InlineData("", "")]
    public void A_text_that_begins_like_a_formula_is_made_a_text(string given, string expected)
    {
        FormulaGuard.Protect(given).Should().Be(expected);
        (expected.StartsWith('\'') ? expected[1..] : expected).Should().Be(given, "it can be taken back");
    }

    // Only callers' texts: a negative number is one.
    [Fact]
    public async Task Numbers_are_not_made_texts()
    {
        using var text = new StringReader(Text(await WriteAsync(ExportFormat.Csv, ExportKind.Ledger)));
        using var csv = new CsvReader(text, System.Globalization.CultureInfo.InvariantCulture);
        await csv.ReadAsync();
        csv.ReadHeader();
        await csv.ReadAsync();
        await csv.ReadAsync();
        (csv.GetField("amountMinor"), csv.GetField("referenceId"), csv.GetField("metadata")).Should().Be(("-1230", "a \"b\", c", """{"k":"v"}"""));
    }

    private static async Task<byte[]> WriteAsync(ExportFormat format, ExportKind kind)
    {
        using var content = new MemoryStream();
        await PartFormats.Of(format).WriteAsync(ExportColumn.Of(kind), SomeRows.Two, content);
        return content.ToArray();
    }

    private static string OneLine(string text) => text.ReplaceLineEndings("") + "\n";

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
