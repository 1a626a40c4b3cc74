namespace Wallet.LocalCloud.Tests.Node;

/// <summary>Awaits what another process or loop brings about; how soon does not matter.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <exception cref="TimeoutException">It did not come about; the message says what was awaited.</exception>
    public static Task TrueAsync(string what, Func<bool> condition) => TrueAsync(what, () => Task.FromResult(condition()));

    /// <exception cref="TimeoutException">It did not come about; the message says what was awaited.</exception>
    public static async Task TrueAsync(string what, Func<Task<bool>> condition)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(started) > Patience) throw new TimeoutException($"not within {Patience}: {what}");
            await Task.Delay(10);
        }
    }
}
