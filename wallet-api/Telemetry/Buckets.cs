using System.Diagnostics.Metrics;

namespace Wallet.Api.Telemetry;

/// <summary>The upper bounds of histograms: close together where the service should be, wide where it is in trouble.</summary>
internal static class Buckets
{
    /// <summary>For the steps of a batch, in seconds.</summary>
    public static InstrumentAdvice<double> Seconds { get; } = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
    };

    /// <summary>For commands per batch.</summary>
    public static InstrumentAdvice<int> Sizes { get; } = new() { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] };

    /// <summary>For HTTP requests, in seconds: the framework's own begin at 5 ms, where most requests here have long been answered.</summary>
    public static double[] RequestSeconds { get; } = [0.001, 0.0025, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 30];
}
