using System.Globalization;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Telemetry;

/// <summary>One answer of /q/metrics in the OpenMetrics text format.</summary>
public sealed class Scrape
{
    private readonly string[] _lines;

    private Scrape(string text) => _lines = text.Split('\n');

    public static async Task<Scrape> OfAsync(WalletClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/q/metrics");
        request.Headers.Accept.ParseAdd("application/openmetrics-text; version=1.0.0");
        using var response = await client.Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return new(await response.Content.ReadAsStringAsync());
    }

    /// <summary>
    /// Scrapes until <paramref name="shown"/>: the exporter answers from memory for a moment, and the relay and the cache work behind.
    /// </summary>
    public static async Task<Scrape> UntilAsync(WalletClient client, Func<Scrape, bool> shown)
    {
        Scrape scrape = null!;
        await Eventually.BecomesTrueAsync(async () => shown(scrape = await OfAsync(client)), "the metrics show what was done");
        return scrape;
    }

    /// <summary>counter, gauge, histogram; null for a metric that is not there.</summary>
    public string? TypeOf(string metric) => Described("TYPE", metric);

    /// <summary>The unit; null when none is told.</summary>
    public string? UnitOf(string metric) => Described("UNIT", metric);

    /// <summary>The sum of a name's samples that carry all of <paramref name="labels"/>, such as <c>code="OK"</c>; null when there is none.</summary>
    public double? Value(string sample, params string[] labels)
    {
        var found = _lines.Where(line => line.StartsWith($"{sample}{{", StringComparison.Ordinal) && labels.All(line.Contains)).ToList();
        return found.Count == 0 ? null : found.Sum(line => double.Parse(line[(line.IndexOf('}') + 1)..].Split(' ')[1], CultureInfo.InvariantCulture));
    }

    /// <summary>The upper bounds of a histogram, without infinity.</summary>
    public IReadOnlyList<double> BoundsOf(string metric) =>
    [
        .. _lines.Where(line => line.StartsWith($"{metric}_bucket{{", StringComparison.Ordinal)).Select(BoundOf).OfType<double>().Distinct().Order(),
    ];

    private static double? BoundOf(string line)
    {
        var text = line.Split("le=\"")[1].Split('"')[0];
        return text == "+Inf" ? null : double.Parse(text, CultureInfo.InvariantCulture);
    }

    private string? Described(string what, string metric)
        => _lines.FirstOrDefault(line => line.StartsWith($"# {what} {metric} ", StringComparison.Ordinal))?.Split(' ')[3].Trim();
}
