namespace Wallet.Bench.Servers;

/// <summary>Waits for a server that has been started.</summary>
internal static class Readiness
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>Until it says that it takes requests; how long that took.</summary>
    /// <exception cref="TimeoutException">It does not within a minute.</exception>
    public static async Task<TimeSpan> OfAsync(int port)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
        while (!await IsReadyAsync(http))
        {
            if (watch.Elapsed > Longest)
                throw new TimeoutException("A server that was started is not ready after a minute.");
            await Task.Delay(5);
        }
        return watch.Elapsed;
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync(new Uri("/q/health/ready", UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
