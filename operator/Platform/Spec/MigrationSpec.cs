namespace Wallet.Operator.Platform.Spec;

/// <summary>Schema migration Job, run once per image before the pods.</summary>
internal sealed record MigrationSpec
{
    /// <summary>Attempts after the first. 0 to 20.</summary>
    public int? BackoffLimit { get; init; }

    /// <summary>Limit. 10 to 86400.</summary>
    public int? TimeoutSeconds { get; init; }
}
