namespace Wallet.Api.Exports;

/// <summary>What the environment says of exports.</summary>
internal static class ExportSettings
{
    private const int AccountDigits = 12;
    private const int MaxPrefix = 300;
    private static readonly string[] OfBucket = ["WALLET_EXPORT_PREFIX", "WALLET_EXPORT_KMS_KEY", "WALLET_EXPORT_BUCKET_OWNER"];

    /// <summary>Everything that is wrong.</summary>
    public static IEnumerable<string> ErrorsOf(IReadOnlyDictionary<string, string?> values)
    {
        var (directory, bucket) = (values["WALLET_EXPORT_DIRECTORY"], values["WALLET_EXPORT_BUCKET"]);
        if (directory is not null && bucket is not null)
            yield return "WALLET_EXPORT_DIRECTORY and WALLET_EXPORT_BUCKET are two places: set one of them.";
        if (directory is not null && !Path.IsPathFullyQualified(directory))
            yield return "WALLET_EXPORT_DIRECTORY must be an absolute path.";
        foreach (var name in OfBucket.Where(n => values[n] is not null && bucket is null))
            yield return $"{name} needs WALLET_EXPORT_BUCKET.";
        if (values["WALLET_EXPORT_BUCKET_OWNER"] is { } owner && (owner.Length != AccountDigits || !owner.All(char.IsAsciiDigit)))
            yield return "WALLET_EXPORT_BUCKET_OWNER must be the id of an AWS account: 12 digits.";
        if (values["WALLET_EXPORT_PREFIX"] is { Length: > MaxPrefix } or ['/', ..])
            yield return "WALLET_EXPORT_PREFIX must have 300 characters at most and not begin with a slash.";
    }

    /// <summary>The options.</summary>
    public static ExportOptions Read(IReadOnlyDictionary<string, string?> values) => new()
    {
        Directory = values.GetValueOrDefault("WALLET_EXPORT_DIRECTORY"),
        Bucket = values.GetValueOrDefault("WALLET_EXPORT_BUCKET"),
        Prefix = values.GetValueOrDefault("WALLET_EXPORT_PREFIX") ?? "",
        KmsKey = values.GetValueOrDefault("WALLET_EXPORT_KMS_KEY"),
        BucketOwner = values.GetValueOrDefault("WALLET_EXPORT_BUCKET_OWNER"),
        Region = values.GetValueOrDefault("AWS_REGION") ?? "",
    };
}
