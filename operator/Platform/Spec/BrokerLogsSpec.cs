namespace Wallet.Operator.Platform.Spec;

/// <summary>Broker logs.</summary>
internal sealed record BrokerLogsSpec
{
    /// <summary>To CloudWatch.</summary>
    public bool? CloudWatch { get; init; }

    /// <summary>To this bucket too.</summary>
    public string? S3Bucket { get; init; }
}
