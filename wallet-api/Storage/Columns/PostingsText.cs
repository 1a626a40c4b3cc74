using System.Globalization;
using Wallet.Api.Ledger;

namespace Wallet.Api.Storage.Columns;

/// <summary>Postings as a column: <c>wallet:amount:held</c>, separated by spaces.</summary>
internal static class PostingsText
{
    /// <summary>Writes the column.</summary>
    public static string Write(IEnumerable<Posting> postings)
        => string.Join(' ', postings.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Wallet.Value}:{p.Amount}:{p.Held}")));

    /// <summary>Reads the column.</summary>
    public static IReadOnlyList<Posting> Read(string text) => [.. text.Split(' ').Select(ReadOne)];

    private static Posting ReadOne(string text)
    {
        var parts = text.Split(':');
        return new(new(Number(parts[0])), Number(parts[1]), Number(parts[2]));
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
