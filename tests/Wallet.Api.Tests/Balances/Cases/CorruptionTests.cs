using System.Text.RegularExpressions;

namespace Wallet.Api.Tests.Balances.Cases;

/// <summary>One thing of a sound ledger altered by SQL, and what <c>verify</c> says: the table in corruptions.md.</summary>
public sealed class CorruptionTests(CorruptionFixture ledger) : IClassFixture<CorruptionFixture>
{
    private const string Unknown = "cannot be known";

    [Theory]
    [MemberData(nameof(Table))]
    public async Task Corruption(string altered, string sql, string expected)
    {
        try
        {
            (await ledger.ExecuteAsync(ledger.Named(sql))).Should().BePositive($"{altered} is there to be altered");
            var found = await ledger.AuditAsync();
            if (expected.StartsWith(Unknown, StringComparison.Ordinal))
                found.Should().BeEmpty();
            else
            {
                Shown(expected).Should().AllSatisfy(
                    e => found.Should().Contain(v => v.Invariant == e.Invariant && $"{v.Subject} {v.What}".Contains(e.Id)));
            }
        }
        finally
        {
            await ledger.RestoreAsync(sql);
        }
    }

    [Fact]
    public async Task A_sound_ledger_has_no_violation() => (await ledger.AuditAsync()).Should().BeEmpty();

    public static TheoryData<string, string, string> Table()
    {
        var cases = new TheoryData<string, string, string>();
        var file = Path.Combine(AppContext.BaseDirectory, "Balances", "Cases", "corruptions.md");
        foreach (var line in File.ReadLines(file).Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(2))
        {
            var cells = line.Trim('|').Split('|', StringSplitOptions.TrimEntries);
            cases.Add(cells[0], cells[1].Trim('`'), cells[2]);
        }
        return cases;
    }

    // I6 reversed {transfer}; I1 entries {transfer}
    private IEnumerable<(string Invariant, string Id)> Shown(string expected) => expected.Split(';', StringSplitOptions.TrimEntries)
        .Select(e => Regex.Match(e, @"^(?<invariant>[^{]+?)(?: \{(?<id>[^}]+)\})?$").Groups)
        .Select(g => (g["invariant"].Value, g["id"].Success ? ledger.Written(g["id"].Value) : ""));
}
