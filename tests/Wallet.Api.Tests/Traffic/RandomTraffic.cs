using System.Text.Json;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.Traffic;

/// <summary>
/// Makes up requests of every kind. Few wallets and amounts about as large as balances, so that requests meet and many are refused; holds and
/// transactions of before are found again, so that they meet too.
/// </summary>
internal sealed class RandomTraffic(int wallets)
{
    private const int Remembered = 24;
    private const int MaxAmount = 3000;
    private readonly Lock _gate = new();
    private readonly List<KnownHold> _holds = [];
    private readonly List<KnownTransaction> _transactions = [];
    private readonly long[] _versions = new long[wallets];

    /// <summary>The kinds, some more often than others.</summary>
    public static IReadOnlyList<RequestKind> Mix { get; } =
    [
        RequestKind.Deposit, RequestKind.Deposit, RequestKind.Withdraw, RequestKind.Transfer, RequestKind.Transfer, RequestKind.Transfer,
        RequestKind.Journal, RequestKind.Hold, RequestKind.Capture, RequestKind.Void, RequestKind.Reversal, RequestKind.AtomicBatch,
    ];

    /// <summary>A request of a random kind.</summary>
    public MoneyRequest Next(Random random) => Next(random, Mix[random.Next(Mix.Count)]);

    /// <summary>A request of this kind, or a deposit where there is nothing yet that it could be about.</summary>
    public MoneyRequest Next(Random random, RequestKind kind)
    {
        var reference = Guid.NewGuid().ToString();
        return kind switch
        {
            RequestKind.CreateWallet => new(kind, reference) { Amount = random.Next(MaxAmount) },
            RequestKind.Read => new(kind, reference, new Leg(random.Next(wallets), 0)),
            RequestKind.Withdraw => new(kind, reference, new Leg(random.Next(wallets), -Amount(random))),
            RequestKind.Transfer => Transfer(random, reference),
            RequestKind.Journal => Journal(random, reference),
            RequestKind.Hold => Hold(random, reference),
            RequestKind.Capture or RequestKind.Void or RequestKind.Extend when Pick(random, _holds) is { } hold
                => About(hold, kind, random, reference),
            RequestKind.Reversal when Pick(random, _transactions) is { } transaction => Reversal(transaction, random, reference),
            RequestKind.AtomicBatch or RequestKind.Batch
                => new(kind, reference) { Items = [.. Enumerable.Range(0, 2 + random.Next(3)).Select(_ => Item(random))] },
            _ => new(RequestKind.Deposit, reference, new Leg(random.Next(wallets), Amount(random))),
        };
    }

    /// <summary>Remembers what an answer tells, for later requests to be about.</summary>
    public void Learn(MoneyRequest request, Reply answer)
    {
        if (!IsExecuted(answer) || request.Legs.Count == 0)
            return;
        lock (_gate)
        {
            if (answer.Body.TryGetProperty("version", out var version))
                _versions[request.Legs[0].Wallet] = version.GetInt64();
            if (request.Kind == RequestKind.Hold)
                Add(_holds, new(answer["holdId"].GetString()!, request.Legs[0].Wallet, request.Destination, request.Amount));
            else if (request.Kind is RequestKind.Deposit or RequestKind.Withdraw or RequestKind.Transfer)
                Add(_transactions, new(answer["transactionId"].GetString()!, request.Legs));
        }
    }

    private static bool IsExecuted(Reply answer) => (int)answer.Status < 300 && answer.Body.ValueKind == JsonValueKind.Object;

    private static long Amount(Random random) => 1 + random.Next(MaxAmount);

    private static void Add<T>(List<T> list, T item)
    {
        if (list.Count == Remembered)
            list.RemoveAt(0);
        list.Add(item);
    }

    private T? Pick<T>(Random random, List<T> from) where T : class
    {
        lock (_gate)
            return from.Count == 0 ? null : from[random.Next(from.Count)];
    }

    private (int From, int To) Pair(Random random)
    {
        var from = random.Next(wallets);
        return (from, (from + 1 + random.Next(wallets - 1)) % wallets);
    }

    private MoneyRequest Transfer(Random random, string reference)
    {
        var ((from, to), amount) = (Pair(random), Amount(random));
        return new(RequestKind.Transfer, reference, new Leg(from, -amount), new Leg(to, amount));
    }

    private MoneyRequest Journal(Random random, string reference)
    {
        var ((from, to), amount) = (Pair(random), Amount(random) + 1);
        var third = Enumerable.Range(0, wallets).First(w => w != from && w != to);
        lock (_gate)
        {
            Condition[] conditions = random.Next(4) switch
            {
                0 => [new(to, _versions[to], null)],
                1 => [new(from, null, amount / 2)],
                2 => [new(from, _versions[from], null), new(third, null, 1)],
                _ => [],
            };
            Leg[] legs = [new(from, -amount), new(to, amount - 1), new(third, 1)];
            return new(RequestKind.Journal, reference, legs) { Conditions = conditions };
        }
    }

    private MoneyRequest Hold(Random random, string reference)
    {
        var (from, to) = Pair(random);
        return new(RequestKind.Hold, reference, new Leg(from, 0)) { Amount = Amount(random), Destination = random.Next(2) == 0 ? to : null };
    }

    private static MoneyRequest About(KnownHold hold, RequestKind kind, Random random, string reference)
    {
        var isAbove = kind == RequestKind.Capture && random.Next(3) == 0;
        var amount = kind switch
        {
            RequestKind.Capture => 1 + random.NextInt64(isAbove ? 2 * hold.Amount : hold.Amount),
            RequestKind.Extend => 4_000_000_000 + random.Next(1_000_000),
            _ => 0,
        };
        var own = new Leg(hold.Wallet, kind == RequestKind.Capture ? -amount : 0);
        Leg[] legs = kind == RequestKind.Capture && hold.Destination is { } destination ? [own, new(destination, amount)] : [own];
        return new(kind, reference, legs)
        {
            Target = hold.Id,
            Amount = amount,
            Destination = hold.Destination,
            Final = random.Next(2) == 0,
            AllowAbove = isAbove,
        };
    }

    // Amounts are always named, so that what the request does is known from itself.
    private static MoneyRequest Reversal(KnownTransaction transaction, Random random, string reference)
    {
        var amount = random.Next(2) == 0 ? transaction.Amount : 1 + random.NextInt64(transaction.Amount);
        return new(RequestKind.Reversal, reference, [.. transaction.Legs.Select(l => new Leg(l.Wallet, l.Amount < 0 ? amount : -amount))])
        {
            Target = transaction.Id,
            Amount = amount,
        };
    }

    private MoneyRequest Item(Random random)
    {
        RequestKind[] kinds = [RequestKind.Deposit, RequestKind.Withdraw, RequestKind.Transfer];
        return Next(random, kinds[random.Next(kinds.Length)]);
    }
}
