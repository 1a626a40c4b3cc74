namespace Wallet.Operator.App;

/// <summary>Where the migration for the desired image stands.</summary>
internal enum MigrationState
{
    /// <summary>Its Job does not exist.</summary>
    NotStarted,

    /// <summary>Its Job does not exist yet, and waits for the end of a superseded one: one migration at a time.</summary>
    Held,

    /// <summary>Its Job was suspended by hand.</summary>
    Suspended,

    /// <summary>Its Job runs.</summary>
    Running,

    /// <summary>It succeeded; the workload may follow.</summary>
    Done,

    /// <summary>Its Job gave up. The Job vanishes after a while, and is tried again then.</summary>
    Failed,
}
