namespace Wallet.Api.Tests.Telemetry;

/// <summary>
/// Tests that look at what a whole process measures and traces: OpenTelemetry listens by name, so hosts of other tests would be heard too.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "Alone";
}
