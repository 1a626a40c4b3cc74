namespace Wallet.LocalCloud.Aws.Models;

/// <summary>
/// What Debian's models (botocore 1.29.27, end of 2022) do not know yet, or say otherwise than the service behaves. Taken from the
/// services' API references; every entry is something that a caller may rightly send.
/// </summary>
public sealed class ModelExemptions
{
    private static readonly HashSet<string> YoungerOperations =
    [
        "kafka.DescribeClusterOperationV2", // both in the MSK API reference since 2023
        "kafka.ListClusterOperationsV2",
    ];

    private static readonly HashSet<string> YoungerMembers =
    [
        // RDS extended support, 2023 (RDS API reference, CreateDBCluster).
        "CreateDBClusterMessage.EngineLifecycleSupport",
        "RestoreDBClusterToPointInTimeMessage.EngineLifecycleSupport",
        "RestoreDBClusterFromSnapshotMessage.EngineLifecycleSupport",
        "FargateProfile.health", // EKS API reference, FargateProfileHealth, 2024
        "CreateRouteTableRequest.ClientToken", // EC2 API reference, CreateRouteTable, 2024
        "EnableKeyRotationRequest.RotationPeriodInDays", // KMS API reference, flexible rotation, 2024
    ];

    private static readonly HashSet<string> YoungerValues = [];

    // MSK takes up to 30 brokers per cluster, and 60 with KRaft (developer guide, "Amazon MSK quota"); its model of 2022 says 15.
    private static readonly Dictionary<string, decimal> LargerLimits = new() { ["__integerMin1Max15"] = 60 };

    /// <summary>Those that are known.</summary>
    public static ModelExemptions Known { get; } = new();

    /// <summary>Whether an operation came after the models.</summary>
    public bool IsYoungerOperation(string service, string operation) => YoungerOperations.Contains($"{service}.{operation}");

    /// <summary>Whether a member, by its name on the wire, came after the models.</summary>
    public bool IsYounger(Shape shape, string member) => YoungerMembers.Contains($"{shape.Name}.{member}");

    /// <summary>Whether a value of an enumeration came after the models.</summary>
    public bool IsYoungerValue(Shape shape, string value) => YoungerValues.Contains($"{shape.Name}={value}");

    /// <summary>Whether the service takes more than its model says.</summary>
    public bool IsLarger(Shape shape, decimal value) => LargerLimits.TryGetValue(shape.Name, out var limit) && value <= limit;
}
