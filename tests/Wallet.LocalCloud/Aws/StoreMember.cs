namespace Wallet.LocalCloud.Aws;

/// <summary>Why a member of a store does not answer its clients.</summary>
public enum AwayCause
{
    /// <summary>A change that was asked for restarts or replaces it: its own, or its turn in one that AWS rolls through the store.</summary>
    Change,

    /// <summary>It hands over the writer's role, or takes it: both of them restart.</summary>
    Failover,

    /// <summary>AWS restarts all members of the store at once.</summary>
    WholeStore,

    /// <summary>It has failed, and does not come back by itself.</summary>
    Failure,
}

/// <summary>A member of a store as its clients find it, which no answer of its service shows: a status covers far more than an outage.</summary>
/// <param name="Service">Signing name of the service.</param>
/// <param name="Store">Name of the cluster or replication group.</param>
/// <param name="Name">Its name.</param>
/// <param name="Size">Class or node type.</param>
public sealed record StoreMember(string Service, string Store, string Name, string Size)
{
    /// <summary>Takes writes, when it is not away; of brokers none is marked.</summary>
    public bool IsWriter { get; init; }

    /// <summary>Why it is away; null while it serves.</summary>
    public AwayCause? Away { get; init; }

    /// <summary>Runs with older static parameters than the store has.</summary>
    public bool IsBehind { get; init; }

    /// <summary>Something is being done to it, or waits.</summary>
    public bool IsBusy { get; init; }
}

/// <summary>A service that can say how the members of its stores are. Called under the cloud's lock.</summary>
internal interface IStoreMembers
{
    /// <summary>Members that have been created and are not being deleted.</summary>
    IEnumerable<StoreMember> Members { get; }
}
