using Spectre.Console;

namespace Wallet.Demo.Platform;

/// <summary>
/// Shows a platform becoming ready: a table that redraws itself on a terminal, and one line for each change where there is none, so that
/// a log stays readable.
/// </summary>
public sealed class LiveView(IAnsiConsole console, TimeProvider time)
{
    private readonly DateTimeOffset _start = time.GetUtcNow();
    private readonly Dictionary<string, ComponentRow> _told = [];

    /// <summary>Draws each view until one is ready; the last one is returned.</summary>
    public async Task<PlatformView> FollowAsync(IAsyncEnumerable<PlatformView> views, CancellationToken cancellationToken)
    {
        PlatformView? last = null;
        if (console.Profile.Capabilities.Interactive)
        {
            await console.Live(new Table()).StartAsync(async live => last = await EachAsync(view => live.UpdateTarget(Table(view))));
        }
        else
        {
            last = await EachAsync(Tell);
        }

        return last ?? throw new InvalidOperationException("The platform was never seen.");

        async Task<PlatformView?> EachAsync(Action<PlatformView> draw)
        {
            PlatformView? seen = null;
            await foreach (var view in views.WithCancellation(cancellationToken))
            {
                draw(seen = view);
                if (view.Ready)
                {
                    break;
                }
            }

            return seen;
        }
    }

    private Table Table(PlatformView view)
    {
        var table = new Table().Border(TableBorder.Rounded).Title($"WalletPlatform: {Markup.Escape(view.Phase)}   {Elapsed(_start)}");
        table.AddColumns("component", "condition", "state", "for", "waits for");
        foreach (var row in view.Components)
        {
            var colour = row.Condition == "True" ? "green" : "yellow";
            table.AddRow(
                row.Name, $"[{colour}]{row.Condition}[/]", Markup.Escape(row.State), row.Condition == "True" ? "" : Elapsed(row.Since),
                Markup.Escape(row.Message));
        }

        return table;
    }

    private void Tell(PlatformView view)
    {
        foreach (var row in view.Components.Where(row => !_told.TryGetValue(row.Name, out var told) || told != row))
        {
            _told[row.Name] = row;
            // Past the console, which would fold the line at 80 columns.
            Console.WriteLine($"[{Elapsed(_start)}] {row.Name,-10} {row.Condition,-8} {row.State,-20} {row.Message}");
        }
    }

    private string Elapsed(DateTimeOffset since) => $"{time.GetUtcNow() - since:mm\\:ss}";
}
