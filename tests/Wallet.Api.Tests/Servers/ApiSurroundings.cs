using Wallet.Api.Storage;

namespace Wallet.Api.Tests.Servers;

/// <summary>What an API process is given to work with.</summary>
internal sealed record ApiSurroundings(DatabaseOptions Database)
{
    /// <summary>The cache's port, if there is a cache.</summary>
    public int? RedisPort { get; init; }

    /// <summary>Where events go, if anywhere.</summary>
    public string? Kafka { get; init; }

    /// <summary>The issuer of callers' tokens; without one, anyone may call.</summary>
    public string? Authority { get; init; }

    /// <summary>The token of the process's client for a request of now, where callers need one.</summary>
    public Func<string>? Token { get; init; }

    /// <summary>Further variables, as NAME=value.</summary>
    public IReadOnlyList<string> More { get; init; } = [];

    /// <summary>The time of day, if not the machine's.</summary>
    public ShiftedClock? Clock { get; init; }

    /// <summary>The environment of a process of this name that listens on two ports.</summary>
    public IEnumerable<string> Environment(string name, int port, int managementPort) =>
    [
        "WALLET_ENVIRONMENT=development", "AWS_REGION=eu-west-1", "BIND_ADDRESS=127.0.0.1", $"POD_NAME={name}",
        .. Authority is null ? (string[])["WALLET_AUTH_MODE=disabled"] : ["WALLET_AUTH_MODE=jwt", $"WALLET_AUTH_AUTHORITY={Authority}"],
        $"WALLET_HTTP_PORT={port}", $"WALLET_MANAGEMENT_PORT={managementPort}",
        $"WALLET_DATABASE_HOST={Database.Host}", $"WALLET_DATABASE_PORT={Database.Port}",
        $"WALLET_DATABASE_NAME={Database.Name}", $"WALLET_DATABASE_USERNAME={Database.Username}",
        Database.PasswordFile is { } file ? $"WALLET_DATABASE_PASSWORD_FILE={file}" : $"WALLET_DATABASE_PASSWORD={Database.Password}",
        "WALLET_DATABASE_TLS=disabled",
        .. RedisPort is { } redis ? (string[])["WALLET_CACHE_HOST=127.0.0.1", $"WALLET_CACHE_PORT={redis}", "WALLET_CACHE_TLS=false"] : [],
        .. Kafka is { } kafka ? (string[])[$"WALLET_KAFKA_BOOTSTRAP_SERVERS={kafka}", "WALLET_KAFKA_SECURITY=plaintext"] : [],
        .. More,
        .. Clock?.Environment ?? [],
    ];
}
