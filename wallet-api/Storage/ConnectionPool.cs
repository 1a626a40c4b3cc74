namespace Wallet.Api.Storage;

/// <summary>
/// Who shares connections. A wait for one is a wait for its own kind alone: slow reads hold up neither money nor the probes.
/// </summary>
internal enum ConnectionPool
{
    /// <summary>Reads of callers, and audits, from the writer.</summary>
    Reads,

    /// <summary>Batches, and what settles and rehearses them.</summary>
    Batches,

    /// <summary>Probes, leases, the relay: short statements that must come through.</summary>
    Upkeep,

    /// <summary>Reads that may be a little behind, from the reader.</summary>
    Replica,

    /// <summary>Changes of the schema: no limit of time, and not pooled, so that their session settings end with them.</summary>
    Schema,
}
