namespace Wallet.Operator.Platform.Status;

/// <summary>Types of the conditions of a WalletPlatform.</summary>
internal static class ConditionTypes
{
    /// <summary>Everything that the spec asks for is there and healthy.</summary>
    public const string Ready = "Ready";

    /// <summary>The operator is changing something or waiting for a change to settle (kstatus).</summary>
    public const string Reconciling = "Reconciling";

    /// <summary>Nothing will move until a person or the account changes something (kstatus).</summary>
    public const string Stalled = "Stalled";

    /// <summary>The spec breaks no rule; otherwise the message lists every violation with its path.</summary>
    public const string SpecValid = "SpecValid";

    /// <summary>VPC and subnets found, security groups and subnet groups in place.</summary>
    public const string NetworkReady = "NetworkReady";

    /// <summary>Keys, secrets and roles in place.</summary>
    public const string SecurityReady = "SecurityReady";

    /// <summary>Traffic of the subnets recorded, where the spec asks for it.</summary>
    public const string FlowLogsReady = "FlowLogsReady";

    /// <summary>Aurora cluster available with its writer and readers.</summary>
    public const string DatabaseReady = "DatabaseReady";

    /// <summary>Log groups of the database there, with their retention, where the spec asks for logs.</summary>
    public const string DatabaseLogsReady = "DatabaseLogsReady";

    /// <summary>Replication group available.</summary>
    public const string CacheReady = "CacheReady";

    /// <summary>MSK cluster active, topics there.</summary>
    public const string MessagingReady = "MessagingReady";

    /// <summary>Fargate profiles active.</summary>
    public const string ComputeReady = "ComputeReady";

    /// <summary>Schema migrated, pods available, load balancer assigned.</summary>
    public const string AppReady = "AppReady";
}
