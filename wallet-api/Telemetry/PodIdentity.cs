namespace Wallet.Api.Telemetry;

/// <summary>The name under which this process holds leases: unlike the pod's, it is new after each start.</summary>
internal sealed record PodIdentity(string Name);
