namespace Wallet.Operator.Tests.Campaigns;

/// <summary>An edit of a ready staging platform that leads to one changing call.</summary>
/// <param name="Service">Signing name of the service.</param>
/// <param name="Operation">The call.</param>
/// <param name="Conditions">Conditions of the components that make it, one after another.</param>
/// <param name="Spec">Merge patch of the spec.</param>
/// <param name="Back">Merge patch that takes it back.</param>
internal sealed record Edit(string Service, string Operation, string Conditions, object Spec, object Back);

/// <summary>An edit for each kind of changing call that edits of a spec lead to.</summary>
internal static class Edits
{
    public static readonly IReadOnlyList<Edit> All =
    [
        new("rds", "ModifyDBCluster", "DatabaseReady", Database(new { backup = new { retentionDays = 9 } }), Database(new { backup = (object?)null })),
        new("rds", "ModifyDBInstance", "DatabaseReady", Database(new { monitoringIntervalSeconds = 15 }), Database(new { monitoringIntervalSeconds = (int?)null })),
        new("rds", "CreateDBInstance", "DatabaseReady", Database(new { readers = 2 }), Database(new { readers = (int?)null })),
        new("rds", "ModifyDBClusterParameterGroup", "DatabaseReady", Database(new { maxConnections = 700 }), Database(new { maxConnections = (int?)null })),
        new("elasticache", "ModifyReplicationGroup", "CacheReady", Cache(new { snapshot = new { retentionDays = 4 } }), Cache(new { snapshot = (object?)null })),
        new("elasticache", "IncreaseReplicaCount", "CacheReady", Cache(new { replicas = 1 }), Cache(new { replicas = (int?)null })),
        new("elasticache", "ModifyCacheParameterGroup", "CacheReady", Cache(new { parameters = new { timeout = "200" } }), Cache(new { parameters = (object?)null })),
        new("kafka", "UpdateConfiguration", "MessagingReady", Messaging(new Dictionary<string, string> { ["log.retention.hours"] = "24" }), Messaging(null)),
        new("kafka", "UpdateMonitoring", "MessagingReady", Logs(new { s3Bucket = "broker-logs" }), Logs(null)),
        new("logs", "PutRetentionPolicy", "MessagingReady FlowLogsReady DatabaseLogsReady", new { observability = new { logRetentionDays = 30 } }, new { observability = (object?)null }),
        new("ec2", "CreateFlowLogs", "FlowLogsReady", new { network = new { flowLogs = true } }, new { network = new { flowLogs = (bool?)null } }),
        new("kms", "EnableKeyRotation", "SecurityReady", new { security = new { keyRotationDays = 200 } }, new { security = new { keyRotationDays = (int?)null } }),
        new("iam", "PutRolePermissionsBoundary", "SecurityReady", Boundary("arn:aws:iam::aws:policy/AdministratorAccess"), Boundary(null)),
        new("ec2", "CreateTags", "NetworkReady", new { tags = new { campaign = "one" } }, new { tags = (object?)null }),
        new("eks", "TagResource", "ComputeReady", new { tags = new { campaign = "two" } }, new { tags = (object?)null }),
        new("secretsmanager", "TagResource", "SecurityReady", new { tags = new { campaign = "three" } }, new { tags = (object?)null }),
    ];

    private static object Database(object section) => new { database = section };

    private static object Cache(object section) => new { cache = section };

    private static object Messaging(object? serverProperties) => new { messaging = new { serverProperties } };

    private static object Logs(object? logs) => new { messaging = new { logs } };

    private static object Boundary(string? arn) => new { security = new { permissionsBoundaryArn = arn } };
}
