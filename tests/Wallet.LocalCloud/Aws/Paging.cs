using System.Text;

namespace Wallet.LocalCloud.Aws;

/// <summary>One page of a list.</summary>
/// <param name="Items">Its items.</param>
/// <param name="Next">Opaque token of the next page; nothing on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Cuts lists into pages. Tokens name the last key shown, so that items created or deleted meanwhile shift nothing.</summary>
/// <param name="Largest">No page is larger, whatever the caller asks for: tests force small pages with it.</param>
public sealed record Paging(int Largest = 100)
{
    /// <summary>As large as callers ask for, up to 100.</summary>
    public static Paging Usual { get; } = new();

    /// <summary>Draws another order of each page's items; they come in the order of their keys when not given.</summary>
    public Random? Order { get; init; }

    /// <summary>Draws how much shorter than asked for a page is; as long as asked for when not given.</summary>
    public Random? Short { get; init; }

    /// <summary>The page after <paramref name="token"/>; throws <paramref name="badToken"/>'s fault when it is not one of ours.</summary>
    public Page<T> Cut<T>(IEnumerable<T> items, Func<T, string> key, string? token, int? size, Func<AwsFault> badToken)
    {
        var after = token is null ? null : Read(token) ?? throw badToken();
        var rest = items.OrderBy(key, StringComparer.Ordinal)
            .Where(i => after is null || string.CompareOrdinal(key(i), after) > 0).ToList();
        var most = Math.Min(size ?? Largest, Largest);
        var page = rest.Take(Short?.Next(1, Math.Clamp(rest.Count, 1, most) + 1) ?? most).ToArray();
        var next = page.Length < rest.Count ? Write(key(page[^1])) : null;
        Order?.Shuffle(page);
        return new(page, next);
    }

    private static string Write(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes("after:" + key));

    private static string? Read(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var written)
            && Encoding.UTF8.GetString(bytes, 0, written) is ['a', 'f', 't', 'e', 'r', ':', .. var key] ? key : null;
    }
}
