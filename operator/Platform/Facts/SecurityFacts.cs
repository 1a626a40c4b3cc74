namespace Wallet.Operator.Platform.Facts;

/// <summary>Keys, identities and secrets of the platform.</summary>
internal sealed record SecurityFacts : IStepFacts
{
    public string Component => "security";

    /// <summary>KMS key ARN by spec section: database, cache, messaging, security; the same key for all when shared.</summary>
    public required IReadOnlyDictionary<string, string> KeyArns { get; init; }

    /// <summary>Role of the wallet API's pods (IRSA).</summary>
    public required string AppRoleArn { get; init; }

    /// <summary>Role that Fargate pulls images and writes logs with.</summary>
    public required string PodExecutionRoleArn { get; init; }

    /// <summary>Role of RDS enhanced monitoring; null when it is off.</summary>
    public required string? MonitoringRoleArn { get; init; }

    /// <summary>Role that delivers flow logs; null when there are none, or it is not there yet.</summary>
    public string? FlowLogsRoleArn { get; init; }

    /// <summary>Administrator of the database.</summary>
    public required Credentials DatabaseAdmin { get; init; }

    /// <summary>The application's database user.</summary>
    public required Credentials DatabaseApp { get; init; }

    /// <summary>AUTH token of the cache; null when it is off.</summary>
    public required SecretText? CacheAuthToken { get; init; }

    /// <summary>Hash of all secret versions: pods roll when it changes.</summary>
    public required string SecretsVersion { get; init; }

    /// <summary>Hash of the versions of the database's secrets: the migration runs again when it changes. By default that of all.</summary>
    public string DatabaseSecretsVersion { get => field ?? SecretsVersion; init; }
}

/// <summary>A user name and its password.</summary>
/// <param name="Username">User name.</param>
/// <param name="Password">Password.</param>
/// <param name="SecretArn">Where Secrets Manager keeps it.</param>
internal sealed record Credentials(string Username, SecretText Password, string SecretArn);
