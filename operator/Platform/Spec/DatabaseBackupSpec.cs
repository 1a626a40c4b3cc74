namespace Wallet.Operator.Platform.Spec;

/// <summary>Automated backups.</summary>
internal sealed record DatabaseBackupSpec
{
    /// <summary>Days that point-in-time restore reaches back. 1 to 35.</summary>
    public int? RetentionDays { get; init; }

    /// <summary>Daily window, UTC, hh:mm-hh:mm, at least 30 minutes.</summary>
    public string? Window { get; init; }
}
