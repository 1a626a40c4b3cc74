namespace Wallet.LocalCloud.Aws.SecretsManager;

/// <summary>A secret with its versions.</summary>
internal sealed record Secret(string Name, string Arn, DateTimeOffset CreatedAt)
{
    public string? Description { get; set; }
    public string? KmsKeyId { get; set; }
    public DateTimeOffset ChangedAt { get; set; } = CreatedAt;

    /// <summary>When it was marked for deletion.</summary>
    public DateTimeOffset? MarkedAt { get; set; }

    /// <summary>When it is gone for good.</summary>
    public DateTimeOffset? GoneAt { get; set; }
    public SortedDictionary<string, string> Tags { get; } = [];

    /// <summary>Versions by id.</summary>
    public Dictionary<string, SecretVersion> Versions { get; } = [];

    /// <summary>The version that carries a staging label, or nothing.</summary>
    public SecretVersion? Staged(string stage) => Versions.Values.FirstOrDefault(v => v.Stages.Contains(stage));
}
