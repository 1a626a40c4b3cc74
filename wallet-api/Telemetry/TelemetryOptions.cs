namespace Wallet.Api.Telemetry;

/// <summary>
/// Under which name the service is seen, and OpenTelemetry's own settings (OTEL_…), which its SDK reads. Traces are exported when
/// <see cref="EndpointVariable"/> is set, and not made otherwise.
/// </summary>
internal sealed record TelemetryOptions(string Environment, string Instance, IReadOnlyDictionary<string, string?> Variables)
{
    /// <summary>The URL of the OTLP receiver.</summary>
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Whether traces are made.</summary>
    public bool HasTraces => Variables.GetValueOrDefault(EndpointVariable) is not null;
}
