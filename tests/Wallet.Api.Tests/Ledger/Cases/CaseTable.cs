namespace Wallet.Api.Tests.Ledger.Cases;

/// <summary>
/// The Markdown tables beside this file, a case a line: how the wallets stood, what was asked, what was answered (with posted/available
/// where it matters), how they stand. An empty first cell repeats the one above.
/// </summary>
internal static class CaseTable
{
    public static TheoryData<string, string, string, string> Read(string name)
    {
        var cases = new TheoryData<string, string, string, string>();
        var before = "";
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Ledger", "Cases", name + ".md")).Where(IsCase))
        {
            var cells = line.Trim('|').Split('|', StringSplitOptions.TrimEntries);
            before = cells[0].Length > 0 ? cells[0] : before;
            cases.Add(before, cells[1], cells[2], cells[3]);
        }
        return cases;
    }

    private static bool IsCase(string line) => line.StartsWith('|') && !IsHead(line);

    private static bool IsHead(string line)
        => line.StartsWith("| before", StringComparison.Ordinal) || line.StartsWith("| -", StringComparison.Ordinal);
}
