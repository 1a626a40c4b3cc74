namespace Wallet.Api.Http.Access;

/// <summary>How many movements one caller may ask of a pod, each second and at once.</summary>
internal sealed record RateLimitOptions(double PerSecond = 100, int Burst = 1000);
