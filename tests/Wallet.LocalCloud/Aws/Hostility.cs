using System.Globalization;

namespace Wallet.LocalCloud.Aws;

/// <summary>
/// In what the simulated AWS is as unhelpful as the documented one. What is refused and what comes in another order is on unless it
/// is switched off; what makes a run unpredictable is off unless it is asked for.
/// </summary>
public sealed record Hostility
{
    /// <summary>Of everything random; WALLET_TEST_SEED repeats a run.</summary>
    public int Seed { get; init; } = int.TryParse(
        Environment.GetEnvironmentVariable("WALLET_TEST_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 20260101;

    /// <summary>Lists come in another order each time: no service promises one.</summary>
    public bool RandomOrder { get; init; } = true;

    /// <summary>Pages are shorter than asked for, which a Marker or NextToken allows them to be.</summary>
    public bool ShortPages { get; init; }

    /// <summary>
    /// GetBootstrapBrokers names three brokers at random where a cluster has more (terraform-provider-aws#21393).
    /// </summary>
    public bool SomeBrokers { get; init; } = true;

    /// <summary>
    /// Tags of a replication group and of a snapshot cannot even be read while it is not available
    /// (terraform-provider-aws#44811, #30444).
    /// </summary>
    public bool CacheTagsNeedAvailable { get; init; } = true;

    /// <summary>
    /// Turning snapshots of a replication group on needs SnapshottingClusterId too (terraform#10581, ACK community#1846).
    /// </summary>
    public bool SnapshottingClusterNeeded { get; init; } = true;

    /// <summary>An engine of another family needs a parameter group of it in the same call (terraform-provider-aws#27748).</summary>
    public bool ParameterGroupFamilyMustFit { get; init; } = true;

    /// <summary>
    /// SET takes a token that ROTATE has brought before, and DELETE is for moving to user groups only
    /// (ElastiCache API reference, ModifyReplicationGroup; crossplane upjet-aws#1370).
    /// </summary>
    public bool AuthTokenOrder { get; init; } = true;

    /// <summary>Storage of brokers grows by 10 GiB at least (MSK guide, scaling up storage).</summary>
    public bool StorageSteps { get; init; } = true;

    /// <summary>MSK accepts the server properties of its guide, no others.</summary>
    public bool KnownServerProperties { get; init; } = true;

    /// <summary>Performance Insights is not offered on small burstable classes (Aurora guide, engine and class support).</summary>
    public bool InsightsByClass { get; init; } = true;

    /// <summary>Share of accepted changes that fail later on, drawn with <see cref="Seed"/>.</summary>
    public double FailureRate { get; init; }

    /// <summary>Quotas of resources are as many times AWS's defaults: as after they were raised on request.</summary>
    public int RaisedQuotas { get; init; } = 1;

    /// <summary>The list of instances is up to this much older than that of clusters, and a new instance is not in it before.</summary>
    public TimeSpan InstanceListAge { get; init; }

    /// <summary>Page sizes and order of lists as this hostility has them.</summary>
    internal Paging Over(Paging paging) => paging with
    {
        Order = RandomOrder ? new Random(Seed) : null,
        Short = ShortPages ? new Random(Seed) : null,
    };
}
