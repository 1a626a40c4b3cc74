namespace Wallet.LocalCloud.Aws;

/// <summary>What AWS allows of tags, in all services alike.</summary>
internal static class TagLimits
{
    private const int Most = 50;

    /// <summary>Throws when a key or a value is not allowed, or when <paramref name="after"/> would be too many.</summary>
    public static void Check(IReadOnlyDictionary<string, string> given, int after, string invalidCode, string tooManyCode)
    {
        foreach (var (key, value) in given)
        {
            if (key.Length is 0 or > 128 || value.Length > 256)
                throw new AwsFault(invalidCode, $"Tag {key}: keys have 1 to 128 characters, values up to 256.");
            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                throw new AwsFault(invalidCode, $"Tag {key}: keys that start with 'aws:' are reserved for internal use.");
        }
        if (after > Most)
            throw new AwsFault(tooManyCode, $"A resource can have {Most} tags.");
    }
}
