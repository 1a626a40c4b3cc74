namespace Wallet.LocalCloud.Aws.Iam;

/// <summary>A role with its policies.</summary>
internal sealed record Role(string Name, string Id, string Path, string Arn, DateTimeOffset CreatedAt)
{
    public required string Trust { get; set; }
    public string? Description { get; init; }
    public int MaxSessionSeconds { get; init; } = 3600;
    public string? BoundaryArn { get; set; }
    public SortedDictionary<string, string> Tags { get; } = [];

    /// <summary>Inline policies: documents by name.</summary>
    public SortedDictionary<string, string> Inline { get; } = [];

    /// <summary>ARNs of attached managed policies.</summary>
    public SortedSet<string> Attached { get; } = [];

    /// <summary>Made by a service for itself.</summary>
    public bool IsServiceLinked => Path.StartsWith("/aws-service-role/", StringComparison.Ordinal);
}
