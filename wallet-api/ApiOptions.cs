using System.Globalization;
using System.Net;
using Wallet.Api.Balances.Days;
using Wallet.Api.Storage;

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

    /// <summary>The name in logs, traces and leases.</summary>
    public required string PodName { get; init; }

    /// <summary>The database, with the credentials of this verb's user.</summary>
    public required DatabaseOptions Database { get; init; }

    /// <summary>The user that migrate makes, if any.</summary>
    public NetworkCredential? AppUser { get; init; }

    /// <summary>The cache, if any.</summary>
    public Balances.CacheOptions? Cache { get; init; }

    /// <summary>Where events go, if anywhere.</summary>
    public Outbox.KafkaOptions? Kafka { get; init; }

    /// <summary>Who may call.</summary>
    public required Http.AuthOptions Auth { get; init; }

    /// <summary>The sites whose browser applications may call.</summary>
    public IReadOnlyList<string> BrowserOrigins { get; init; } = [];

    /// <summary>OpenTelemetry's own settings (OTEL_…) that are set.</summary>
    public IReadOnlyDictionary<string, string?> OpenTelemetry { get; init; } = new Dictionary<string, string?>();

    /// <summary>For how long the ledger's rows are kept.</summary>
    public HistoryOptions History { get; init; } = new(null);

    /// <summary>How fast one caller may go.</summary>
    public Http.RateLimitOptions RateLimit { get; init; } = new();

    /// <summary>Which keys are taken.</summary>
    public Http.IdempotencyOptions Idempotency { get; init; } = new(RefuseOpaque: false);

    /// <summary>Reads the environment for <paramref name="verb"/>; null with <paramref name="errors"/> when something is wrong.</summary>
    public static ApiOptions? Read(Verb verb, Func<string, string?> get, out IReadOnlyList<string> errors)
    {
        var values = ApiEnvironment.Read(verb, get, out var found);
        var all = found.ToList();
        if (verb == Verb.Serve)
            CheckServe(values, all);
        if (verb == Verb.Migrate && values["WALLET_DATABASE_APP_USERNAME"] is null != values["WALLET_DATABASE_APP_PASSWORD"] is null)
            all.Add("WALLET_DATABASE_APP_USERNAME and WALLET_DATABASE_APP_PASSWORD must be set together.");
        errors = all;
        return all.Count > 0 ? null : From(values);
    }

    private static void CheckServe(IReadOnlyDictionary<string, string?> values, List<string> errors)
    {
        if (values["BIND_ADDRESS"] is { } address && address != "*" && !IPAddress.TryParse(address, out _))
            errors.Add("BIND_ADDRESS must be an IP address, or * for all.");
        if (values["WALLET_AUTH_MODE"] == "jwt" && Authority(values) is not { Scheme: "https" or "http" })
            errors.Add("WALLET_AUTH_AUTHORITY must be the URL of the OIDC issuer; without one, only WALLET_AUTH_MODE=disabled works.");
        // Who can change what comes over plain HTTP signs tokens of their own.
        if (values["WALLET_AUTH_MODE"] == "jwt" && values["WALLET_ENVIRONMENT"] == "production" && Authority(values) is { Scheme: "http" })
            errors.Add("WALLET_AUTH_AUTHORITY must be https where WALLET_ENVIRONMENT is production.");
        foreach (var origin in Origins(values).Where(o => !Http.BrowserOrigins.IsOrigin(o)))
            errors.Add($"WALLET_CORS_ORIGINS must be a list of origins such as https://app.example.com, with commas between: not {origin}.");
        if (values[Telemetry.TelemetryOptions.EndpointVariable] is { } endpoint && !Uri.TryCreate(endpoint, UriKind.Absolute, out _))
            errors.Add($"{Telemetry.TelemetryOptions.EndpointVariable} must be the URL of an OTLP receiver.");
        if (values["WALLET_AUTH_MODE"] == "disabled" && values["WALLET_ENVIRONMENT"] == "production")
            errors.Add("WALLET_AUTH_MODE=disabled is refused where WALLET_ENVIRONMENT is production.");
    }

    private static ApiOptions From(IReadOnlyDictionary<string, string?> values) => new()
    {
        Environment = values["WALLET_ENVIRONMENT"]!,
        Region = values.GetValueOrDefault("AWS_REGION") ?? "",
        BindAddress = IPAddress.TryParse(values.GetValueOrDefault("BIND_ADDRESS"), out var address) ? address : null,
        Port = Number(values, "WALLET_HTTP_PORT", 8080),
        PodName = values.GetValueOrDefault("POD_NAME") ?? Dns.GetHostName(),
        Database = ReadDatabase(values),
        AppUser = values.GetValueOrDefault("WALLET_DATABASE_APP_USERNAME") is { } user
            ? new(user, values["WALLET_DATABASE_APP_PASSWORD"])
            : null,
        Cache = values.GetValueOrDefault("WALLET_CACHE_HOST") is { } cache
            ? new(cache, Number(values, "WALLET_CACHE_PORT", 6379), values["WALLET_CACHE_TLS"] == "true", values["WALLET_CACHE_AUTH_TOKEN"])
            : null,
        Kafka = values.GetValueOrDefault("WALLET_KAFKA_BOOTSTRAP_SERVERS") is { } brokers
            ? new(brokers, Enum.Parse<Outbox.KafkaSecurity>(values["WALLET_KAFKA_SECURITY"]!, ignoreCase: true), values["AWS_REGION"]!)
            : null,
        Auth = new(
            values.GetValueOrDefault("WALLET_AUTH_MODE") != "disabled", values.GetValueOrDefault("WALLET_AUTH_AUTHORITY"),
            values.GetValueOrDefault("WALLET_AUTH_AUDIENCE") ?? "wallet-api"),
        BrowserOrigins = Origins(values),
        OpenTelemetry = values.Where(v => v.Key.StartsWith("OTEL_", StringComparison.Ordinal) && v.Value is not null).ToDictionary(),
        History = new(Number(values, "WALLET_LEDGER_RETENTION_DAYS", 0) is > 0 and var days ? TimeSpan.FromDays(days) : null),
        RateLimit = new(Number(values, "WALLET_RATE_PER_SECOND", 100), Number(values, "WALLET_RATE_BURST", 1000)),
        Idempotency = new(values.GetValueOrDefault("WALLET_IDEMPOTENCY_OPAQUE_KEYS") == "refuse"),
    };

    private static DatabaseOptions ReadDatabase(IReadOnlyDictionary<string, string?> values) => new(
        values["WALLET_DATABASE_HOST"]!, values.GetValueOrDefault("WALLET_DATABASE_READER_HOST"), Number(values, "WALLET_DATABASE_PORT", 3306),
        values["WALLET_DATABASE_NAME"]!, values["WALLET_DATABASE_USERNAME"]!, values["WALLET_DATABASE_PASSWORD"]!)
    {
        Tls = Enum.Parse<DatabaseTls>(values["WALLET_DATABASE_TLS"]!, ignoreCase: true),
        CaFile = values["WALLET_DATABASE_CA_FILE"],
        CheckRevocation = values["WALLET_DATABASE_TLS_REVOCATION"] == "online",
    };

    private static Uri? Authority(IReadOnlyDictionary<string, string?> values)
        => Uri.TryCreate(values["WALLET_AUTH_AUTHORITY"], UriKind.Absolute, out var uri) ? uri : null;

    private static string[] Origins(IReadOnlyDictionary<string, string?> values)
        => values.GetValueOrDefault("WALLET_CORS_ORIGINS")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static int Number(IReadOnlyDictionary<string, string?> values, string name, int fallback)
        => values.GetValueOrDefault(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : fallback;
}
