using Amazon.RDS.Model;
using Wallet.Operator.Aws;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Database.Members;

/// <summary>
/// An instance of the cluster as it is: what decisions are made by. Fields that the spec rules are read by <see cref="MemberFields"/>.
/// </summary>
internal sealed record MemberObserved
{
    /// <summary>Identifier.</summary>
    public required string Id { get; init; }

    /// <summary>ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>Identity of this very instance.</summary>
    public required string ResourceId { get; init; }

    /// <summary>As RDS words it.</summary>
    public required string Status { get; init; }

    /// <summary>Some values are on their way.</summary>
    public required bool HasPending { get; init; }

    /// <summary>Takes writes.</summary>
    public required bool IsWriter { get; init; }

    /// <summary>Runs with older static parameters than its group has.</summary>
    public required bool NeedsReboot { get; init; }

    /// <summary>Instance class; one on its way counts as there.</summary>
    public required string Class { get; init; }

    /// <summary>Tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>RDS's answer, for the fields that the spec rules.</summary>
    public required DBInstance Answer { get; init; }

    /// <summary>What the status means.</summary>
    public StoreLifecycle Lifecycle => RdsStatus.Of(Status);

    /// <summary>Open to changes, and none is on its way.</summary>
    public bool IsIdle => Lifecycle == StoreLifecycle.Available && !HasPending;

    /// <summary>Whether another class can be given to it; RDS takes that of an instance without storage too.</summary>
    public bool CanChangeClass => Lifecycle is not (StoreLifecycle.Failed or StoreLifecycle.Deleting) || Status == RdsStatus.StorageFull;

    /// <summary>Of RDS's answers about the instance and its cluster.</summary>
    public static MemberObserved From(DBInstance instance, DBCluster cluster)
    {
        var member = cluster.DBClusterMembers?.Find(member =>
            string.Equals(member.DBInstanceIdentifier, instance.DBInstanceIdentifier, StringComparison.OrdinalIgnoreCase));
        return new MemberObserved
        {
            Id = instance.DBInstanceIdentifier ?? "",
            Arn = instance.DBInstanceArn ?? "",
            ResourceId = instance.DbiResourceId ?? instance.DBInstanceArn ?? "",
            Status = instance.DBInstanceStatus ?? "",
            HasPending = instance.PendingModifiedValues is { DBInstanceClass: not null } or { EngineVersion: not null },
            IsWriter = member?.IsClusterWriter ?? false,
            NeedsReboot = member?.DBClusterParameterGroupStatus == "pending-reboot",
            Class = instance.PendingModifiedValues?.DBInstanceClass ?? instance.DBInstanceClass ?? "",
            Tags = instance.TagList.FromTags(),
            Answer = instance,
        };
    }
}
