namespace Wallet.Operator.Platform.Spec;

/// <summary>Automatic snapshots.</summary>
internal sealed record CacheSnapshotSpec
{
    /// <summary>0 is off. 0 to 35.</summary>
    public int? RetentionDays { get; init; }

    /// <summary>Daily window, UTC, at least 60 minutes.</summary>
    public string? Window { get; init; }
}
