namespace Wallet.LocalCloud.Aws.Kms;

/// <summary>A key.</summary>
internal sealed record Key(string Id, string Arn, string Description, bool IsManagedByAws, DateTimeOffset CreatedAt)
{
    public required string Policy { get; set; }
    public KeyState State { get; set; }
    public DateTimeOffset? DeletionDate { get; set; }

    /// <summary>Days between rotations; nothing when the key is not rotated.</summary>
    public int? RotationDays { get; set; }
    public DateTimeOffset? RotatedSince { get; set; }
    public SortedDictionary<string, string> Tags { get; } = [];

    /// <summary>What its tags were at which moments.</summary>
    public List<(DateTimeOffset Since, IReadOnlyDictionary<string, string> Tags)> TagHistory { get; } = [];
}
