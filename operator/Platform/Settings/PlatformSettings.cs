namespace Wallet.Operator.Platform.Settings;

/// <summary>The spec with the environment's profile filled in: nothing is absent unless absence has a meaning.</summary>
internal sealed record PlatformSettings
{
    /// <summary><c>staging</c> or <c>production</c>.</summary>
    public required string Environment { get; init; }

    /// <summary>AWS region.</summary>
    public required string Region { get; init; }

    /// <summary>Tag Owner.</summary>
    public required string Owner { get; init; }

    /// <summary>Tag Project.</summary>
    public required string Project { get; init; }

    /// <summary>The user's tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Observe and report, change nothing.</summary>
    public required bool Paused { get; init; }

    /// <summary>Where things run.</summary>
    public required NetworkSettings Network { get; init; }

    /// <summary>Keys, secrets, identities.</summary>
    public required SecuritySettings Security { get; init; }

    /// <summary>Aurora MySQL.</summary>
    public required DatabaseSettings Database { get; init; }

    /// <summary>ElastiCache.</summary>
    public required CacheSettings Cache { get; init; }

    /// <summary>MSK.</summary>
    public required MessagingSettings Messaging { get; init; }

    /// <summary>Fargate.</summary>
    public required ComputeSettings Compute { get; init; }

    /// <summary>The wallet API's pods.</summary>
    public required AppSettings App { get; init; }

    /// <summary>Logs of everything.</summary>
    public required ObservabilitySettings Observability { get; init; }

    /// <summary>What deleting the platform does.</summary>
    public required DeletionSettings Deletion { get; init; }

    /// <summary>What becomes of a database that an earlier platform left behind.</summary>
    public required AdoptionSettings Adoption { get; init; }
}
