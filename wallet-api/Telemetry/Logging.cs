namespace Wallet.Api.Telemetry;

/// <summary>Logs as one JSON object per line, on standard output.</summary>
internal static class Logging
{
    /// <summary>Replaces all other providers.</summary>
    public static void AddApiLogging(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddJsonConsole(console =>
        {
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
        });
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System.Net.Http", LogLevel.Warning);
        // It says nothing of its own at these levels, and where it may, each request gets an activity and a scope for its lines.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
    }
}
