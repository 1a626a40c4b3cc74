using System.Text.RegularExpressions;

namespace Wallet.LocalCloud.Aws;

/// <summary>What AWS allows of tags: "Tag naming limits and requirements" of the tagging guide.</summary>
internal static partial class TagLimits
{
    private const int Most = 50;

    /// <summary>The tags that a new resource is given, checked.</summary>
    public static Dictionary<string, string> Checked(Dictionary<string, string> given, string invalidCode, string tooManyCode)
    {
        Check(given, given.Count, invalidCode, tooManyCode);
        return given;
    }

    /// <summary>Throws when a key or a value is not allowed, or when <paramref name="after"/> would be too many.</summary>
    /// <param name="given">Tags of the request.</param>
    /// <param name="after">Tags that the resource would have.</param>
    /// <param name="invalidCode">Code of the one refusal.</param>
    /// <param name="tooManyCode">Code of the other.</param>
    /// <param name="anyCharacter">EC2 alone takes any character (EC2 guide, tag restrictions).</param>
    public static void Check(
        IReadOnlyDictionary<string, string> given, int after, string invalidCode, string tooManyCode, bool anyCharacter = false)
    {
        foreach (var (key, value) in given)
        {
            if (key.Length is 0 or > 128 || value.Length > 256)
                throw new AwsFault(invalidCode, $"Tag {key}: keys have 1 to 128 characters, values up to 256.");
            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                throw new AwsFault(invalidCode, $"Tag {key}: keys that start with 'aws:' are reserved for internal use.");
            if (!anyCharacter && !(Allowed().IsMatch(key) && Allowed().IsMatch(value)))
                throw new AwsFault(invalidCode, $"Tag {key}: only letters, digits, spaces and _ . : / = + - @ are allowed.");
        }
        if (after > Most)
            throw new AwsFault(tooManyCode, $"A resource can have {Most} tags.");
    }

    [GeneratedRegex(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$")]
    private static partial Regex Allowed();
}
