using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Wallet.Operator.Platform.Rules.Limits;

/// <summary>true or false.</summary>
internal sealed record Flag(string Path) : FieldLimit(Path)
{
    protected override IEnumerable<string> Complaints(JsonElement value)
        => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? [] : ["must be true or false"];
}

/// <summary>A whole number within bounds.</summary>
internal sealed record WholeNumber(string Path, int Least, int Most) : FieldLimit(Path)
{
    protected override IEnumerable<string> Complaints(JsonElement value)
        => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= Least && number <= Most
            ? []
            : [$"must be a whole number from {Least} to {Most}"];
}

/// <summary>One of a few whole numbers.</summary>
internal sealed record OneOfNumbers(string Path, params int[] Values) : FieldLimit(Path)
{
    protected override IEnumerable<string> Complaints(JsonElement value)
        => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && Values.Contains(number)
            ? []
            : [$"must be one of {string.Join(", ", Values)}"];
}

/// <summary>One of a few words.</summary>
internal sealed record OneOf(string Path, params string[] Values) : FieldLimit(Path)
{
    protected override IEnumerable<string> Complaints(JsonElement value)
        => value.ValueKind == JsonValueKind.String && Values.Contains(value.GetString()) ? [] : [$"must be one of {string.Join(", ", Values)}"];
}

/// <summary>Text of a bounded length and, if given, of a form.</summary>
internal sealed record Text(string Path, int Longest, string? Pattern = null) : FieldLimit(Path)
{
    private static readonly TimeSpan MatchLimit = TimeSpan.FromSeconds(1);

    protected override IEnumerable<string> Complaints(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            return ["must be text"];
        var text = value.GetString()!;
        if (new StringInfo(text).LengthInTextElements > Longest)
            return [$"must have at most {Longest} characters"];
        return Pattern is null || Matches(text, Pattern) ? [] : [$"must match {Pattern}"];
    }

    // The API server's $ is the very end; .NET's lets a line break follow.
    private static bool Matches(string text, string pattern)
        => !text.EndsWith('\n') && Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, MatchLimit);
}

/// <summary>A point in time, RFC 3339.</summary>
internal sealed record Moment(string Path) : FieldLimit(Path)
{
    protected override IEnumerable<string> Complaints(JsonElement value)
        => value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out _) ? [] : ["must be a time such as 2026-11-22T10:00:00Z"];
}

/// <summary>A whole number, or text such as a percentage.</summary>
internal sealed record NumberOrText(string Path) : FieldLimit(Path)
{
    protected override IEnumerable<string> Complaints(JsonElement value)
        => value.ValueKind == JsonValueKind.String || (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _))
            ? []
            : ["must be a whole number or text"];
}
