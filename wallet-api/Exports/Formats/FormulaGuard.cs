namespace Wallet.Api.Exports.Formats;

/// <summary>
/// Spreadsheets run a text that begins like a formula (OWASP, CSV Injection; CWE-1236). An apostrophe before it makes it a text; one that begins
/// with an apostrophe gets another, so that a reader who takes one away from each text that begins with one has what was written.
/// </summary>
internal static class FormulaGuard
{
    // The wide forms are taken for the others by spreadsheets of East Asian locales.
    private const string Beginnings = "=+-@\t\r\n'\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>The text as CSV has it.</summary>
    public static string Protect(string text) => text.Length > 0 && Beginnings.Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
}
