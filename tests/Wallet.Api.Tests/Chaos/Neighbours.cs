using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Chaos;

/// <summary>
/// Those beside whom everybody else must get on: callers of atomic batches that are almost as large as a body may be, and readers of long
/// pages of what those have written. What becomes of their requests is for the audit to find wrong.
/// </summary>
internal sealed class Neighbours(IReadOnlyList<ApiProcess> apis)
{
    private const int Items = 235;
    private const int Page = 100;
    private const int Callers = 2;
    private const int Readers = 4;
    private static readonly TimeSpan BetweenBatches = TimeSpan.FromSeconds(2);
    private static readonly Dictionary<string, string> Note = new() { ["note"] = new string('x', 8000) };
    private readonly List<string> _wallets = [];
    private int _batches;
    private int _pages;

    /// <summary>Batches that were executed.</summary>
    public int Batches => _batches;

    /// <summary>Pages that were read.</summary>
    public int Pages => _pages;

    public async Task StartAsync()
    {
        for (var i = 0; i < Callers; i++)
            _wallets.Add(await apis[0].Client.CreateAsync());
    }

    public Task RunAsync(Func<bool> isOver) => Task.WhenAll(
    [
        .. _wallets.Select((wallet, i) => UntilAsync(isOver, BetweenBatches, () => WriteAsync(wallet, i))),
        .. Enumerable.Range(0, Readers).Select(i => UntilAsync(isOver, TimeSpan.Zero, () => ReadAsync(_wallets[i % Callers], i))),
    ]);

    // One batch at least, and its pages: also where the run is short.
    private static async Task UntilAsync(Func<bool> isOver, TimeSpan pause, Func<Task<bool>> ask)
    {
        for (var hasSucceeded = false; !hasSucceeded || !isOver(); await Task.Delay(pause))
        {
            try
            {
                hasSucceeded |= await ask();
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
            {
                await Task.Delay(100);
            }
        }
    }

    private async Task<bool> WriteAsync(string wallet, int caller)
    {
        var items = Enumerable.Range(0, Items).Select(_ => new { type = "deposit", walletId = wallet, amount = "0.01", metadata = Note });
        var answer = await apis[caller % apis.Count].Client.PostAsync(
            "transactions/batch", new { mode = "atomic", items }, Guid.CreateVersion7().ToString());
        if ((int)answer.Status >= 300)
            return false;
        Interlocked.Increment(ref _batches);
        return true;
    }

    private async Task<bool> ReadAsync(string wallet, int reader)
    {
        var answer = await apis[reader % apis.Count].Client.GetAsync($"wallets/{wallet}/transactions?limit={Page}");
        if ((int)answer.Status >= 300)
            return false;
        Interlocked.Increment(ref _pages);
        return true;
    }
}
