using System.Diagnostics;
using Wallet.Api.Tests.Servers;
using Wallet.Api.Tests.Traffic;

namespace Wallet.Api.Tests.Chaos;

/// <summary>
/// A client that sends one request after the other, each to a random process. Most are sent again with the same key until somebody says what
/// became of them, others only once; some wait long for an answer, others not.
/// </summary>
internal sealed class ChaosClient(
    IReadOnlyList<ApiProcess> apis, IReadOnlyList<string> wallets, RandomTraffic traffic, Waits waits, Random random)
{
    private static readonly TimeSpan[] Patience = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(12)];

    /// <summary>After which a request is not sent again: a key that a clock has made too old stays so.</summary>
    public TimeSpan GivesUp { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Sends requests until it is over; each is told to <paramref name="record"/>.</summary>
    public async Task RunAsync(Func<bool> isOver, Action<Sent> record)
    {
        while (!isOver())
            record(await SendAsync(traffic.Next(random), again: random.Next(4) > 0));
    }

    /// <summary>Sends a request, once or until its outcome is known.</summary>
    public async Task<Sent> SendAsync(MoneyRequest request, bool again)
    {
        var key = Guid.CreateVersion7().ToString();
        var attempts = new List<Attempt>();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < GivesUp; await Task.Delay(20))
        {
            var (api, from) = (apis[random.Next(apis.Count)], waits.Now);
            var attempt = await TryAsync(api.Client, request, key);
            waits.Waited(api.Name, from, attempt.Code);
            attempts.Add(attempt);
            if (attempt.Answer is { } answer)
                traffic.Learn(request, answer);
            if (attempt.IsFinal || !again)
                break;
        }
        return new(request, attempts);
    }

    private async Task<Attempt> TryAsync(WalletClient api, MoneyRequest request, string key)
    {
        using var patience = new CancellationTokenSource(Patience[random.Next(Patience.Length)]);
        try
        {
            return Attempt.Of(await api.PostAsync(WireForm.Path(request, wallets), WireForm.Body(request, wallets), key, patience.Token));
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return Attempt.Refused;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            return Attempt.Lost;
        }
    }
}
