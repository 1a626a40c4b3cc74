using System.Globalization;
using System.Net;
using Wallet.Api.Balances.Days;
using Wallet.Api.Credentials;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Access;

namespace Wallet.Api;

/// <summary>Everything that the environment says, typed.</summary>
internal sealed record ApiOptions
{
    /// <summary>development, staging or production.</summary>
    public required string Environment { get; init; }

    /// <summary>The AWS region.</summary>
    public string Region { get; init; } = "";

    /// <summary>The address to listen on; null for all.</summary>
    public IPAddress? BindAddress { get; init; }

    /// <summary>The TCP port of the REST API.</summary>
    public int Port { get; init; }

    /// <summary>The TCP port of health and metrics.</summary>
    public int ManagementPort { get; init; }

    /// <summary>Which of the two serves the documentation.</summary>
    public Http.OpenApi.DocumentationPlace Documentation { get; init; }

    /// <summary>The name in logs, traces and leases.</summary>
    public required string PodName { get; init; }

    /// <summary>The database, with the credentials of this verb's user.</summary>
    public required DatabaseOptions Database { get; init; }

    /// <summary>The user that migrate makes, if any.</summary>
    public AppUser? AppUser { get; init; }

    /// <summary>The cache, if any.</summary>
    public Balances.CacheOptions? Cache { get; init; }

    /// <summary>Where events go, if anywhere.</summary>
    public Outbox.KafkaOptions? Kafka { get; init; }

    /// <summary>Who may call.</summary>
    public required Http.Access.AuthOptions Auth { get; init; }

    /// <summary>The sites whose browser applications may call.</summary>
    public IReadOnlyList<string> BrowserOrigins { get; init; } = [];

    /// <summary>OpenTelemetry's own settings (OTEL_…) that are set.</summary>
    public IReadOnlyDictionary<string, string?> OpenTelemetry { get; init; } = new Dictionary<string, string?>();

    /// <summary>For how long the ledger's rows are kept.</summary>
    public HistoryOptions History { get; init; } = new(null);

    /// <summary>How fast one caller may go.</summary>
    public Http.Access.RateLimitOptions RateLimit { get; init; } = new();

    /// <summary>How the ledger is sealed.</summary>
    public Checkpoints.CheckpointOptions Checkpoints { get; init; } = new(null);

    /// <summary>Where exports are written.</summary>
    public Exports.ExportOptions Exports { get; init; } = new();

    /// <summary>How webhooks are called.</summary>
    public Webhooks.WebhookOptions Webhooks { get; init; } = Api.Webhooks.WebhookOptions.Off;

    /// <summary>Which keys are taken.</summary>
    public Http.Idempotency.IdempotencyOptions Idempotency { get; init; } = new(RefuseOpaque: false);

    /// <summary>Reads the environment for <paramref name="verb"/>; null with <paramref name="errors"/> when something is wrong.</summary>
    public static ApiOptions? Read(Verb verb, Func<string, string?> get, out IReadOnlyList<string> errors)
    {
        var values = ApiEnvironment.Read(verb, get, out var found);
        var all = found.ToList();
        if (verb == Verb.Serve)
            CheckServe(values, all);
        if (verb == Verb.Migrate)
            CheckAppUser(values, all);
        else
            CheckDatabaseAuth(values, all, needsRegion: verb == Verb.Serve);
        errors = all;
        return all.Count > 0 ? null : From(values);
    }

    private static void CheckAppUser(IReadOnlyDictionary<string, string?> values, List<string> errors)
    {
        var (username, password) = (Source(values, "WALLET_DATABASE_APP_USERNAME"), Source(values, "WALLET_DATABASE_APP_PASSWORD"));
        if (values["WALLET_DATABASE_APP_AUTH"] != "iam" && username is null != password is null)
            errors.Add("WALLET_DATABASE_APP_USERNAME and WALLET_DATABASE_APP_PASSWORD must be set together, each as it is or as a file.");
        if (values["WALLET_DATABASE_APP_AUTH"] == "iam" && username is null)
            errors.Add("WALLET_DATABASE_APP_USERNAME must be set where WALLET_DATABASE_APP_AUTH is iam.");
    }

    private static void CheckDatabaseAuth(IReadOnlyDictionary<string, string?> values, List<string> errors, bool needsRegion)
    {
        var isIam = values["WALLET_DATABASE_AUTH"] == "iam";
        if (values["AWS_REGION"] is null && (needsRegion || isIam))
            errors.Add("AWS_REGION is not set.");
        // The server is sent the token as it is, and anyone who has it is us for a quarter of an hour.
        if (isIam && values["WALLET_DATABASE_TLS"] != "verify")
            errors.Add("WALLET_DATABASE_AUTH=iam needs WALLET_DATABASE_TLS=verify: tokens are sent to the server as they are.");
    }

    private static void CheckServe(IReadOnlyDictionary<string, string?> values, List<string> errors)
    {
        if (values["BIND_ADDRESS"] is { } address && address != "*" && !IPAddress.TryParse(address, out _))
            errors.Add("BIND_ADDRESS must be an IP address, or * for all.");
        if (values["WALLET_HTTP_PORT"] == values["WALLET_MANAGEMENT_PORT"])
            errors.Add("WALLET_MANAGEMENT_PORT must be another port than WALLET_HTTP_PORT.");
        if (values["WALLET_AUTH_MODE"] == "jwt" && Authority(values) is not { Scheme: "https" or "http" })
            errors.Add("WALLET_AUTH_AUTHORITY must be the URL of the OIDC issuer; without one, only WALLET_AUTH_MODE=disabled works.");
        // Who can change what comes over plain HTTP signs tokens of their own.
        if (values["WALLET_AUTH_MODE"] == "jwt" && values["WALLET_ENVIRONMENT"] == "production" && Authority(values) is { Scheme: "http" })
            errors.Add("WALLET_AUTH_AUTHORITY must be https where WALLET_ENVIRONMENT is production.");
        foreach (var entry in List(values, "WALLET_WEBHOOK_ALLOW").Where(e => !Api.Webhooks.WebhookAddresses.IsEntry(e)))
            errors.Add($"WALLET_WEBHOOK_ALLOW must be a list of hosts, addresses and networks such as 10.1.0.0/16, with commas between: not {entry}.");
        foreach (var origin in Origins(values).Where(o => !Http.Access.BrowserOrigins.IsOrigin(o)))
            errors.Add($"WALLET_CORS_ORIGINS must be a list of origins such as https://app.example.com, with commas between: not {origin}.");
        if (values[Telemetry.TelemetryOptions.EndpointVariable] is { } endpoint && !Uri.TryCreate(endpoint, UriKind.Absolute, out _))
            errors.Add($"{Telemetry.TelemetryOptions.EndpointVariable} must be the URL of an OTLP receiver.");
        errors.AddRange(Wallet.Api.Exports.ExportSettings.ErrorsOf(values));
        if (values["WALLET_AUTH_MODE"] == "disabled" && values["WALLET_ENVIRONMENT"] == "production")
            errors.Add("WALLET_AUTH_MODE=disabled is refused where WALLET_ENVIRONMENT is production.");
    }

    private static ApiOptions From(IReadOnlyDictionary<string, string?> values) => new()
    {
        Environment = values["WALLET_ENVIRONMENT"]!,
        Region = values.GetValueOrDefault("AWS_REGION") ?? "",
        BindAddress = IPAddress.TryParse(values.GetValueOrDefault("BIND_ADDRESS"), out var address) ? address : null,
        Port = Number(values, "WALLET_HTTP_PORT", 8080),
        ManagementPort = Number(values, "WALLET_MANAGEMENT_PORT", 9000),
        Documentation = Enum.TryParse<Http.OpenApi.DocumentationPlace>(values.GetValueOrDefault("WALLET_DOCUMENTATION"), true, out var place)
            ? place
            : Http.OpenApi.DocumentationPlace.Management,
        PodName = values.GetValueOrDefault("POD_NAME") ?? Dns.GetHostName(),
        Database = ReadDatabase(values),
        AppUser = Source(values, "WALLET_DATABASE_APP_USERNAME") is { } user
            ? new(user, values["WALLET_DATABASE_APP_AUTH"] == "iam" ? null : Source(values, "WALLET_DATABASE_APP_PASSWORD"))
            : null,
        Cache = values.GetValueOrDefault("WALLET_CACHE_HOST") is { } cache
            ? new(cache, Number(values, "WALLET_CACHE_PORT", 6379), values["WALLET_CACHE_TLS"] == "true", Source(values, "WALLET_CACHE_AUTH_TOKEN"))
            : null,
        Kafka = values.GetValueOrDefault("WALLET_KAFKA_BOOTSTRAP_SERVERS") is { } brokers
            ? new(brokers, Enum.Parse<Outbox.KafkaSecurity>(values["WALLET_KAFKA_SECURITY"]!, ignoreCase: true), values["AWS_REGION"]!)
            : null,
        Auth = new(
            values.GetValueOrDefault("WALLET_AUTH_MODE") != "disabled", values.GetValueOrDefault("WALLET_AUTH_AUTHORITY"),
            values.GetValueOrDefault("WALLET_AUTH_AUDIENCE") ?? "wallet-api"),
        BrowserOrigins = Origins(values),
        OpenTelemetry = values.Where(v => v.Key.StartsWith("OTEL_", StringComparison.Ordinal) && v.Value is not null).ToDictionary(),
        History = new(
            Number(values, "WALLET_LEDGER_RETENTION_DAYS", 0) is > 0 and var days ? TimeSpan.FromDays(days) : null,
            values.GetValueOrDefault("WALLET_AUDIT_KEY_FILE") is not null),
        Checkpoints = new(values.GetValueOrDefault("WALLET_AUDIT_KEY_FILE")),
        Exports = Wallet.Api.Exports.ExportSettings.Read(values),
        Webhooks = new(values.GetValueOrDefault("WALLET_WEBHOOK_KEY_FILE"), List(values, "WALLET_WEBHOOK_ALLOW"))
        {
            Concurrency = Number(values, "WALLET_WEBHOOK_CONCURRENCY", 8),
            KeepDelivered = TimeSpan.FromDays(Number(values, "WALLET_WEBHOOK_DELIVERED_DAYS", 7)),
            KeepDead = TimeSpan.FromDays(Number(values, "WALLET_WEBHOOK_DEAD_DAYS", 30)),
        },
        RateLimit = new(Number(values, "WALLET_RATE_PER_SECOND", 100), Number(values, "WALLET_RATE_BURST", 1000)),
        Idempotency = new(values.GetValueOrDefault("WALLET_IDEMPOTENCY_OPAQUE_KEYS") == "refuse"),
    };

    private static DatabaseOptions ReadDatabase(IReadOnlyDictionary<string, string?> values) => new(
        values["WALLET_DATABASE_HOST"]!, values.GetValueOrDefault("WALLET_DATABASE_READER_HOST"), Number(values, "WALLET_DATABASE_PORT", 3306),
        values["WALLET_DATABASE_NAME"]!, values["WALLET_DATABASE_USERNAME"] ?? "", values["WALLET_DATABASE_PASSWORD"] ?? "")
    {
        UsernameFile = values["WALLET_DATABASE_USERNAME_FILE"],
        PasswordFile = values["WALLET_DATABASE_PASSWORD_FILE"],
        Auth = values.GetValueOrDefault("WALLET_DATABASE_AUTH") == "iam" ? DatabaseAuth.Iam : DatabaseAuth.Password,
        Region = values.GetValueOrDefault("AWS_REGION") ?? "",
        Tls = Enum.Parse<DatabaseTls>(values["WALLET_DATABASE_TLS"]!, ignoreCase: true),
        CaFile = values["WALLET_DATABASE_CA_FILE"],
        CheckRevocation = values["WALLET_DATABASE_TLS_REVOCATION"] == "online",
    };

    private static CredentialSource? Source(IReadOnlyDictionary<string, string?> values, string name)
    {
        var (given, file) = (values.GetValueOrDefault(name), values.GetValueOrDefault(name + CredentialSource.FileSuffix));
        return given is null && file is null ? null : new(name, given, file);
    }

    private static Uri? Authority(IReadOnlyDictionary<string, string?> values)
        => Uri.TryCreate(values["WALLET_AUTH_AUTHORITY"], UriKind.Absolute, out var uri) ? uri : null;

    private static string[] Origins(IReadOnlyDictionary<string, string?> values) => List(values, "WALLET_CORS_ORIGINS");

    private static string[] List(IReadOnlyDictionary<string, string?> values, string name)
        => values.GetValueOrDefault(name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static int Number(IReadOnlyDictionary<string, string?> values, string name, int fallback)
        => values.GetValueOrDefault(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : fallback;
}
