namespace Wallet.Operator.Security.Roles;

/// <summary>Whose role.</summary>
internal enum RolePurpose
{
    /// <summary>The wallet API's pods (IRSA).</summary>
    App,

    /// <summary>Fargate: pulls images, writes logs.</summary>
    PodExecution,

    /// <summary>RDS enhanced monitoring.</summary>
    Monitoring,

    /// <summary>Delivery of flow logs.</summary>
    FlowLogs,
}
