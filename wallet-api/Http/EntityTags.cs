using System.Globalization;
using Microsoft.Net.Http.Headers;
using Wallet.Api.Http.Problems;

namespace Wallet.Api.Http;

/// <summary>The conditions that a request puts on what it is about, by entity tags (RFC 9110, 8.8.3 and 13.1).</summary>
internal static class EntityTags
{
    /// <summary>What must be so for a request to be executed, by If-Match: null for no condition.</summary>
    public static Checked<IReadOnlyList<EntityTagHeaderValue>?> Condition(HttpContext http)
    {
        var given = http.Request.Headers.IfMatch;
        if (given.Count == 0)
            return (EntityTagHeaderValue[]?)null;
        return EntityTagHeaderValue.TryParseStrictList([.. given.OfType<string>()], out var tags)
            ? tags.ToArray()
            : new Problem(ProblemType.Validation, "If-Match must have entity tags as ETag headers give them, or *.");
    }

    /// <summary>The tag, quoted, of what is at a version.</summary>
    public static string OfVersion(long version) => string.Create(CultureInfo.InvariantCulture, $"\"v{version}\"");

    /// <summary>Whether what is there meets a condition with one of its tags; without any it is not there, and meets none.</summary>
    public static bool Meets(this IReadOnlyList<EntityTagHeaderValue>? condition, params ReadOnlySpan<string> tags)
    {
        if (condition is null)
            return true;
        foreach (var tag in tags)
        {
            if (condition.Any(asked => asked.Tag == "*" || IsStrongly(asked, tag)))
                return true;
        }
        return false;
    }

    /// <summary>Whether the caller has what a tag is of: If-None-Match, which compares weakly (RFC 9110, 13.1.2).</summary>
    public static bool IsHeld(HttpContext http, string tag)
    {
        var given = http.Request.Headers.IfNoneMatch;
        return given.Count > 0 && EntityTagHeaderValue.TryParseStrictList([.. given.OfType<string>()], out var tags)
            && tags.Any(t => t.Tag == "*" || t.Tag == tag);
    }

    // A weak tag never meets a condition (RFC 9110, 13.1.1).
    private static bool IsStrongly(EntityTagHeaderValue asked, string tag) => !asked.IsWeak && asked.Tag == tag;
}
