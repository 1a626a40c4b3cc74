namespace Wallet.Api.Http.Health;

/// <summary>How the service is.</summary>
internal sealed record HealthResponse(string Status, IReadOnlyList<HealthCheckResponse> Checks);

/// <summary>One thing that the service needs or uses; down does not mean that the service is, unless the database is meant.</summary>
internal sealed record HealthCheckResponse(string Name, string Status, string? Reason);
