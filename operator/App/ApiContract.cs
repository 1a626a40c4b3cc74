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
}
