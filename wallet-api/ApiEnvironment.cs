using Wallet.Api.Credentials;

namespace Wallet.Api;

/// <summary>The environment variables that the program reads: the C# side of the contract with the operator.</summary>
internal static class ApiEnvironment
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<EnvironmentVariable> Variables { get; } =
    [
        new("WALLET_ENVIRONMENT", Verb.All, Required: true) { Values = ["development", "staging", "production"] },
        new("AWS_REGION", Verb.Serve | Verb.Verify),
        new("WALLET_HTTP_PORT", Verb.Serve, Default: "8080"),
        new("WALLET_MANAGEMENT_PORT", Verb.Serve, Default: "9000"),
        new("WALLET_DOCUMENTATION", Verb.Serve, Default: "management") { Values = ["management", "public", "off"] },
        new("BIND_ADDRESS", Verb.Serve, Default: "*"),
        new("POD_NAME", Verb.Serve),
        new("WALLET_DATABASE_HOST", Verb.All, Required: true),
        new("WALLET_DATABASE_READER_HOST", Verb.Serve | Verb.Verify),
        new("WALLET_DATABASE_PORT", Verb.All, Default: "3306"),
        new("WALLET_DATABASE_NAME", Verb.All, Required: true),
        new("WALLET_DATABASE_TLS", Verb.All, Default: "verify") { Values = ["verify", "required", "disabled"] },
        new("WALLET_DATABASE_CA_FILE", Verb.All),
        new("WALLET_DATABASE_TLS_REVOCATION", Verb.All, Default: "off") { Values = ["off", "online"] },
        new("WALLET_DATABASE_AUTH", Verb.Serve | Verb.Verify, Default: "password") { Values = ["password", "iam"] },
        new("WALLET_DATABASE_USERNAME", Verb.All, Required: true),
        new("WALLET_DATABASE_USERNAME_FILE", Verb.All),
        new("WALLET_DATABASE_PASSWORD", Verb.All, Required: true),
        new("WALLET_DATABASE_PASSWORD_FILE", Verb.All),
        new("WALLET_DATABASE_APP_AUTH", Verb.Migrate, Default: "password") { Values = ["password", "iam"] },
        new("WALLET_DATABASE_APP_USERNAME", Verb.Migrate),
        new("WALLET_DATABASE_APP_USERNAME_FILE", Verb.Migrate),
        new("WALLET_DATABASE_APP_PASSWORD", Verb.Migrate),
        new("WALLET_DATABASE_APP_PASSWORD_FILE", Verb.Migrate),
        new("WALLET_CACHE_HOST", Verb.Serve),
        new("WALLET_CACHE_PORT", Verb.Serve, Default: "6379"),
        new("WALLET_CACHE_TLS", Verb.Serve, Default: "true") { Values = ["true", "false"] },
        new("WALLET_CACHE_AUTH_TOKEN", Verb.Serve),
        new("WALLET_CACHE_AUTH_TOKEN_FILE", Verb.Serve),
        new("WALLET_KAFKA_BOOTSTRAP_SERVERS", Verb.Serve),
        new("WALLET_KAFKA_SECURITY", Verb.Serve, Default: "tls") { Values = ["plaintext", "tls", "iam"] },
        new("WALLET_AUTH_MODE", Verb.Serve, Default: "jwt") { Values = ["jwt", "disabled"] },
        new("WALLET_AUTH_AUTHORITY", Verb.Serve),
        new("WALLET_AUTH_AUDIENCE", Verb.Serve, Default: "wallet-api"),
        new("WALLET_CORS_ORIGINS", Verb.Serve),
        new("OTEL_EXPORTER_OTLP_ENDPOINT", Verb.Serve),
        new("OTEL_EXPORTER_OTLP_PROTOCOL", Verb.Serve, Default: "grpc") { Values = ["grpc", "http/protobuf"] },
        new("OTEL_TRACES_SAMPLER", Verb.Serve),
        new("OTEL_TRACES_SAMPLER_ARG", Verb.Serve),
        new("WALLET_LEDGER_RETENTION_DAYS", Verb.Serve, Default: "0"),
        new("WALLET_AUDIT_KEY_FILE", Verb.Serve),
        new("WALLET_EXPORT_DIRECTORY", Verb.Serve),
        new("WALLET_EXPORT_BUCKET", Verb.Serve),
        new("WALLET_EXPORT_PREFIX", Verb.Serve),
        new("WALLET_EXPORT_KMS_KEY", Verb.Serve),
        new("WALLET_EXPORT_BUCKET_OWNER", Verb.Serve),
        new("WALLET_WEBHOOK_KEY_FILE", Verb.Serve),
        new("WALLET_WEBHOOK_ALLOW", Verb.Serve),
        new("WALLET_WEBHOOK_CONCURRENCY", Verb.Serve, Default: "8"),
        new("WALLET_WEBHOOK_DELIVERED_DAYS", Verb.Serve, Default: "7"),
        new("WALLET_WEBHOOK_DEAD_DAYS", Verb.Serve, Default: "30"),
        new("WALLET_RATE_PER_SECOND", Verb.Serve, Default: "100"),
        new("WALLET_RATE_BURST", Verb.Serve, Default: "1000"),
        new("WALLET_IDEMPOTENCY_OPAQUE_KEYS", Verb.Serve, Default: "accept") { Values = ["accept", "refuse"] },
    ];

    /// <summary>
    /// The values for <paramref name="verb"/>, with defaults filled in; an empty variable counts as absent. <paramref name="errors"/> lists
    /// everything that is wrong at once.
    /// </summary>
    public static IReadOnlyDictionary<string, string?> Read(Verb verb, Func<string, string?> get, out IReadOnlyList<string> errors)
    {
        var values = new Dictionary<string, string?>();
        var found = new List<string>();
        foreach (var variable in Variables.Where(v => v.Verbs.HasFlag(verb)))
        {
            var value = get(variable.Name) is { Length: > 0 } given ? given : variable.Default;
            values[variable.Name] = value;
            if (value is null && variable.Required && !IsGivenOtherwise(variable.Name, verb, get))
                found.Add($"{variable.Name} is not set.");
            if (value is not null && variable.Values.Count > 0 && !variable.Values.Contains(value))
                found.Add($"{variable.Name} must be one of {string.Join(", ", variable.Values)}.");
            if (variable.Name.EndsWith("_PORT", StringComparison.Ordinal) && (!int.TryParse(value, out var port) || port is < 1 or > 65535))
                found.Add($"{variable.Name} must be a TCP port, 1 to 65535.");
            if (variable.Name.EndsWith("_DAYS", StringComparison.Ordinal) && (!int.TryParse(value, out var days) || days is < 0 or > 36500))
                found.Add($"{variable.Name} must be a number of days, 0 to 36500.");
            if (variable.Name.StartsWith("WALLET_RATE_", StringComparison.Ordinal)
                && (!int.TryParse(value, out var rate) || rate is < 1 or > 1_000_000))
                found.Add($"{variable.Name} must be a number, 1 to 1000000.");
            if (variable.Name.EndsWith("_CONCURRENCY", StringComparison.Ordinal) && (!int.TryParse(value, out var width) || width is < 1 or > 100))
                found.Add($"{variable.Name} must be a number, 1 to 100.");
        }
        errors = found;
        return values;
    }

    // A credential may come by a file; who is known by IAM has no password.
    private static bool IsGivenOtherwise(string name, Verb verb, Func<string, string?> get)
        => get(name + CredentialSource.FileSuffix) is { Length: > 0 }
            || (name == "WALLET_DATABASE_PASSWORD" && verb != Verb.Migrate && get("WALLET_DATABASE_AUTH") == "iam");
}
