using System.Globalization;
using Wallet.Api.Commands;

namespace Wallet.Api.Storage.Columns;

/// <summary>The answers to the items of an atomic batch as a column: <c>code:subject:posted:available:version</c>, separated by spaces.</summary>
internal static class AnswersText
{
    /// <summary>Writes the column; null for no items.</summary>
    public static string? Write(IReadOnlyList<Answer> answers) => answers.Count == 0
        ? null
        : string.Join(' ', answers.Select(a => string.Create(
            CultureInfo.InvariantCulture, $"{(short)a.Code}:{a.Subject}:{a.Posted}:{a.Available}:{a.Version}")));

    /// <summary>Reads the column.</summary>
    public static IReadOnlyList<Answer> Read(string? text) => text is null ? [] : [.. text.Split(' ').Select(ReadOne)];

    private static Answer ReadOne(string text)
    {
        var parts = Array.ConvertAll(text.Split(':'), part => long.Parse(part, CultureInfo.InvariantCulture));
        return new((ResultCode)parts[0], parts[1], parts[2], parts[3], parts[4]);
    }
}
