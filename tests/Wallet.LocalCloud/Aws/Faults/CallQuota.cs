namespace Wallet.LocalCloud.Aws.Faults;

/// <summary>How many calls a service takes of an account in a region.</summary>
/// <param name="Service">Signing name.</param>
/// <param name="Operations">Which: names, or beginnings of names followed by <c>*</c>.</param>
/// <param name="PerSecond">Tokens that come each second.</param>
/// <param name="Burst">Tokens that its bucket holds.</param>
/// <param name="IsForEach">Whether each operation has a bucket of its own; otherwise they share one.</param>
public sealed record CallQuota(string Service, IReadOnlyList<string> Operations, double PerSecond, int Burst, bool IsForEach = false)
{
    /// <summary>What AWS documents, as of 2026-11-30; <see cref="Undocumented"/> for services of which it says nothing.</summary>
    public static IReadOnlyList<CallQuota> Documented { get; } =
    [
        // docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html
        new("ec2", ["Describe*", "Get*"], 20, 100, IsForEach: true),
        new("ec2", ["*"], 5, 50, IsForEach: true),
        // docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html
        new("kms", ["CreateKey", "CreateAlias", "UpdateAlias", "DeleteAlias", "PutKeyPolicy", "EnableKey", "DisableKey", "CancelKeyDeletion"], 5, 5, IsForEach: true),
        new("kms", ["TagResource", "UntagResource"], 10, 10, IsForEach: true),
        new("kms", ["EnableKeyRotation", "DisableKeyRotation", "ScheduleKeyDeletion"], 15, 15, IsForEach: true),
        new("kms", ["ListAliases", "ListKeys"], 500, 500, IsForEach: true),
        new("kms", ["*"], 1000, 1000, IsForEach: true),
        // docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html
        new("secretsmanager", ["DescribeSecret", "GetSecretValue"], 10_000, 10_000),
        new("secretsmanager", ["*"], 50, 50, IsForEach: true),
        // docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
        new("sts", ["*"], 600, 600),
        // docs.aws.amazon.com/general/latest/gr/arg.html
        new("tagging", ["GetResources"], 15, 15),
        .. Undocumented("rds", 15, 50),
        .. Undocumented("elasticache", 15, 50),
        .. Undocumented("iam", 15, 50),
        .. Undocumented("eks", 10, 30),
        .. Undocumented("kafka", 10, 30),
    ];

    /// <summary>One bucket for all calls of a service: the least favourable of what its users report.</summary>
    public static IReadOnlyList<CallQuota> Undocumented(string service, double perSecond, int burst) => [new(service, ["*"], perSecond, burst)];

    internal bool Fits(string service, string operation) => Service == service && Operations.Any(each => each.EndsWith('*')
        ? operation.StartsWith(each[..^1], StringComparison.Ordinal)
        : each == operation);

    internal string BucketOf(string operation) => IsForEach ? $"{Service}:{operation}" : $"{Service}:{string.Join(',', Operations)}";
}
