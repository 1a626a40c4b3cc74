using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Wallet.Api.Tests.Servers;
using Wallet.Api.Tests.Traffic;

namespace Wallet.Api.Tests.Serialisability;

/// <summary>Sends requests to processes that nobody disturbs, and writes down when each was sent and answered, and what was seen.</summary>
internal sealed class Recorder(IReadOnlyList<WalletClient> apis, IReadOnlyList<string> wallets, RandomTraffic traffic)
{
    private readonly ConcurrentQueue<Operation> _operations = new();
    private int _numbers = -1;

    /// <summary>How many operations there are so far.</summary>
    public int Count => _operations.Count;

    /// <summary>One client: one request after the other, a third of them reads.</summary>
    public async Task RunAsync(int client, Random random, Func<bool> isOver)
    {
        while (!isOver())
        {
            var request = random.Next(3) == 0 ? traffic.Next(random, RequestKind.Read) : traffic.Next(random);
            var invoked = Stopwatch.GetTimestamp();
            var answer = await SendAsync(apis[random.Next(apis.Count)], request);
            var completed = Stopwatch.GetTimestamp();
            traffic.Learn(request, answer);
            _operations.Enqueue(new(Interlocked.Increment(ref _numbers), client, invoked, completed, request, Read(request, answer)));
        }
    }

    /// <summary>The history, with the statements of all wallets as they are now.</summary>
    public async Task<History> FinishAsync()
    {
        var entries = new List<HistoryEntry>();
        for (var wallet = 0; wallet < wallets.Count; wallet++)
            await foreach (var line in StatementAsync(wallet))
                entries.Add(new(wallet, line.GetProperty("sequence").GetInt64(), line.GetProperty("transactionId").GetString()!));
        return new(wallets.Count, [.. _operations.OrderBy(o => o.Number)], entries);
    }

    // The processes have the limits of production: what a busy machine kept waiting for too long is sent again, as clients are told to.
    private Task<Reply> SendAsync(WalletClient api, MoneyRequest request)
    {
        var (path, key) = (WireForm.Path(request, wallets), Guid.CreateVersion7().ToString());
        return Eventually.AnswersAsync(
            () => request.Kind == RequestKind.Read ? api.GetAsync(path) : api.PostAsync(path, WireForm.Body(request, wallets), key),
            answer => !answer.AsksAgain, $"{request} is taken");
    }

    private async IAsyncEnumerable<JsonElement> StatementAsync(int wallet)
    {
        var cursor = "";
        do
        {
            var page = await apis[0].GetAsync($"wallets/{wallets[wallet]}/transactions?limit=200{cursor}");
            foreach (var line in page["items"].EnumerateArray())
                yield return line;
            cursor = page.Body.TryGetProperty("nextCursor", out var next) && next.GetString() is { } text ? $"&cursor={text}" : null;
        }
        while (cursor is not null);
    }

    private static Seen Read(MoneyRequest request, Reply answer)
    {
        if ((int)answer.Status >= 500)
            throw new InvalidOperationException($"Nothing was broken, yet {request} was answered {answer.Text}");
        if (request.Kind == RequestKind.AtomicBatch && answer.Body.TryGetProperty("items", out _))
            return ReadBatch(answer);
        var seen = Read(answer.Body);
        return request.Kind == RequestKind.Hold && seen.IsExecuted
            ? seen with { Version = long.Parse(answer.Headers["ETag"].Trim('"')[1..], CultureInfo.InvariantCulture) }
            : seen;
    }

    private static Seen ReadBatch(Reply answer)
    {
        var items = answer["items"].EnumerateArray()
            .Select(i => Read(i.GetProperty(i.GetProperty("status").GetInt32() < 300 ? "movement" : "problem"))).ToList();
        return new(answer.Code)
        {
            Items = items,
            Transactions = [.. items.SelectMany(i => i.Transactions)],
        };
    }

    private static Seen Read(JsonElement body)
    {
        if (body.TryGetProperty("code", out var code))
            return new(code.GetString()!, Available: Amount(body, "availableAmount"));
        var made = Text(body, "transactionId") ?? Text(body, "holdId");
        return new("", Number(body, "newBalanceMinor") ?? Number(body, "balanceMinor"), Number(body, "availableMinor"), Number(body, "version"))
        {
            Transactions = made is null ? [] : [made],
        };
    }

    private static string? Text(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static long? Number(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? value.GetInt64() : null;

    private static long? Amount(JsonElement problem, string name) => problem.TryGetProperty("details", out var details)
        && details.ValueKind == JsonValueKind.Object && details.TryGetProperty(name, out var value)
            ? (long)(decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture) * 100)
            : null;
}
