namespace Wallet.EndToEnd.Tests.Surroundings;

/// <summary>Awaits what processes bring about; how soon does not matter.</summary>
internal static class Eventually
{
    // Longer than the demo's own limits together, so that it is the demo that says what was late.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(40);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);

    /// <exception cref="TimeoutException">It did not come about; the message says what was awaited.</exception>
    public static Task TrueAsync(string what, Func<bool> condition) => TrueAsync(what, () => Task.FromResult(condition()));

    /// <exception cref="TimeoutException">It did not come about; the message says what was awaited.</exception>
    public static async Task TrueAsync(string what, Func<Task<bool>> condition)
        => await GivesAsync(what, async () => await condition() ? what : null);

    /// <summary>The first answer that is not null.</summary>
    /// <exception cref="TimeoutException">There was none; the message says what was awaited.</exception>
    public static async Task<T> GivesAsync<T>(string what, Func<Task<T?>> look) where T : class
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (await look() is { } found) return found;
            if (TimeProvider.System.GetElapsedTime(started) > Patience) throw new TimeoutException($"not within {Patience}: {what}");
            await Task.Delay(Glance);
        }
    }
}
