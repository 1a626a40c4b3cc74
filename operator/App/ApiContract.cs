namespace Wallet.Operator.App;

/// <summary>
/// What the wallet API promises to those who run it, besides its environment; config/contract/wallet-api.json holds the same.
/// </summary>
internal static class ApiContract
{
    /// <summary>Verb that runs the REST API.</summary>
    public const string Serve = "serve";

    /// <summary>Verb that brings the schema up to date.</summary>
    public const string Migrate = "migrate";

    /// <summary>Name of the port that callers and probes use.</summary>
    public const string Port = "http";

    /// <summary>Name of the port of health with its reasons, and of metrics.</summary>
    public const string ManagementPort = "management";

    /// <summary>Number of that port.</summary>
    public const int ManagementPortNumber = 9000;

    /// <summary>What the REST API is below.</summary>
    public const string ApiPath = "/api";

    /// <summary>Variable that says which port serves the documentation.</summary>
    public const string DocumentationVariable = "WALLET_DOCUMENTATION";

    /// <summary>Its value for the port that callers use.</summary>
    public const string PublicDocumentation = "public";

    /// <summary>What the documentation is below.</summary>
    public static readonly IReadOnlyList<string> DocumentationPaths = ["/q/openapi", "/q/swagger-ui"];

    /// <summary>Answers once started.</summary>
    public const string StartupPath = "/q/health/started";

    /// <summary>Fails when only a restart helps.</summary>
    public const string LivenessPath = "/q/health/live";

    /// <summary>Fails while no traffic is wanted.</summary>
    public const string ReadinessPath = "/q/health/ready";

    /// <summary>Prometheus metrics.</summary>
    public const string MetricsPath = "/q/metrics";

    /// <summary>How long a stop may take.</summary>
    public static readonly TimeSpan TerminationGracePeriod = TimeSpan.FromSeconds(45);

    /// <summary>The management port beside spec.app.port: the next one where that has taken its number.</summary>
    public static int ManagementPortBeside(int port) => port == ManagementPortNumber ? ManagementPortNumber + 1 : ManagementPortNumber;
}
