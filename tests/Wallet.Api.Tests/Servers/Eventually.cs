using System.Diagnostics;

namespace Wallet.Api.Tests.Servers;

/// <summary>Waits for what happens by itself, with a limit that no slow machine reaches.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Asks until the answer is one that is waited for; that answer.</summary>
    /// <exception cref="TimeoutException">It is not within the limit; the message says <paramref name="what"/>.</exception>
    public static async Task<T> AnswersAsync<T>(Func<Task<T>> ask, Func<T, bool> isWaitedFor, string what)
    {
        var answer = default(T)!;
        await BecomesTrueAsync(async () => isWaitedFor(answer = await ask()), what);
        return answer;
    }

    /// <summary>Waits until <paramref name="condition"/> holds.</summary>
    public static Task BecomesTrueAsync(Func<bool> condition, string what) => BecomesTrueAsync(() => Task.FromResult(condition()), what);

    /// <summary>Waits until <paramref name="condition"/> holds.</summary>
    /// <exception cref="TimeoutException">It does not within the limit; the message says <paramref name="what"/>.</exception>
    public static async Task BecomesTrueAsync(Func<Task<bool>> condition, string what)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            if (waited.Elapsed > Limit)
                throw new TimeoutException($"In {Limit} it did not happen that {what}.");
            await Task.Delay(Pause);
        }
    }
}
