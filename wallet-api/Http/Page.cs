using System.Globalization;
using Wallet.Api.Http.Problems;

namespace Wallet.Api.Http;

/// <summary>Which page of a list is asked for: <c>?cursor=&amp;limit=</c>.</summary>
internal sealed record Page(string? Cursor, int Limit)
{
    /// <summary>How many items a page has when no limit is asked for.</summary>
    public const int DefaultLimit = 50;

    /// <summary>The most items that a page can have.</summary>
    public const int MaxLimit = 200;

    /// <summary>The parameters by which pages are asked for, and what they mean.</summary>
    public static (string Name, string Meaning)[] Query { get; } =
        [("cursor", "nextCursor of the page before"), ("limit", "items per page, 1 to 200, 50 when absent")];

    /// <summary>A cursor that no page gave.</summary>
    public static Problem BadCursor { get; } = new(ProblemType.Validation, "cursor must be the nextCursor of a page before, unchanged.");

    /// <summary>The number below which the page goes on, newest first; false for a cursor that no page gave.</summary>
    public bool TryReadBefore(out long before)
    {
        before = long.MaxValue;
        return Cursor is null || long.TryParse(Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before);
    }

    /// <summary>Reads the query.</summary>
    public static Checked<Page> Read(HttpContext http)
    {
        var query = http.Request.Query;
        var limit = DefaultLimit;
        if (query.TryGetValue("limit", out var text)
            && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > MaxLimit))
        {
            return new Problem(ProblemType.Validation, $"limit must be 1 to {MaxLimit}.");
        }
        return new Page(query["cursor"].FirstOrDefault() is { Length: > 0 } cursor ? cursor : null, limit);
    }
}
