namespace Wallet.Operator.Tests.Campaigns.Rollouts;

/// <summary>A kind of change that restarts members.</summary>
/// <param name="Name">In words.</param>
/// <param name="Next">The spec after it; null when there is nothing left to go to.</param>
internal sealed record Rollout(string Name, Func<StoreSpec, StoreSpec?> Next)
{
    /// <summary>All kinds. The order of members is the operator's where instances change, and AWS's own in the others.</summary>
    public static readonly IReadOnlyList<Rollout> All =
    [
        new("class of all", spec => StoreSpec.Other(spec.Writer, spec.Reader) is var size ? spec with { Writer = size, Reader = size } : null),
        new("class of the writer", spec => spec with { Writer = StoreSpec.Other(spec.Writer, spec.Reader) }),
        new("class of the readers", spec => spec with { Reader = StoreSpec.Other(spec.Writer, spec.Reader) }),
        new("classes of their own", spec => StoreSpec.Other(spec.Writer, spec.Reader) is var size
            ? spec with { Writer = size, Reader = StoreSpec.Other(size, spec.Writer, spec.Reader) }
            : null),
        new("static parameters", spec => spec with { PerformanceSchema = !spec.PerformanceSchema }),
        new("engine version", spec => Step(spec.Engine, StoreSpec.EngineVersions) is { } next ? spec with { Engine = next } : null),
        new("node type", spec => spec with { Node = StoreSpec.Other(spec.Node) }),
        new("Redis version", spec => Step(spec.Cache, StoreSpec.CacheVersions) is { } next ? spec with { Cache = next } : null),
        new("Redis parameters", spec => spec with { CacheTimeout = 300 - spec.CacheTimeout }),
        new("broker type", spec => spec with { Broker = 1 - spec.Broker }),
        new("Kafka version", spec => Step(spec.Kafka, StoreSpec.KafkaVersions) is { } next ? spec with { Kafka = next } : null),
        new("server properties", spec => spec with { RetentionHours = 72 - spec.RetentionHours }),
    ];

    public override string ToString() => Name;

    private static int? Step(int from, IReadOnlyList<string> versions) => from + 1 < versions.Count ? from + 1 : null;
}
