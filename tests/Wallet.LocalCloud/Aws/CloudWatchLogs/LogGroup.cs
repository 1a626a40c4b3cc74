namespace Wallet.LocalCloud.Aws.CloudWatchLogs;

/// <summary>A log group.</summary>
internal sealed record LogGroup(string Name, string Arn, DateTimeOffset CreatedAt)
{
    /// <summary>Nothing: its logs never expire.</summary>
    public int? RetentionDays { get; set; }

    public string? KmsKeyArn { get; set; }
    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>The group's own resource policy, which a delivery has brought; it goes with the group.</summary>
    public string? Policy { get; set; }
}
