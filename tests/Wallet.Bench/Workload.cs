using System.Globalization;
using System.Text;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Bench;

/// <summary>Random requests over the first so many wallets, as bytes for a connection; the same for a seed.</summary>
internal sealed class Workload(Random random, Currency currency, int wallets)
{
    /// <summary>A transfer between two different wallets.</summary>
    public ReadOnlyMemory<byte> Transfer()
    {
        var (from, to) = Two();
        return Post(
            from, "transfer", $$"""{"amount":"0.{{random.Next(1, 99):00}}","destinationWalletId":"{{BenchDatabase.WalletOf(to, currency)}}"}""");
    }

    /// <summary>A deposit to any wallet.</summary>
    public ReadOnlyMemory<byte> Deposit() => Deposit(random.Next(wallets));

    /// <summary>A deposit to one wallet.</summary>
    public ReadOnlyMemory<byte> Deposit(int wallet) => Post(wallet, "deposit", $$"""{"amount":"0.{{random.Next(1, 99):00}}"}""");

    /// <summary>The guide's mix: 40 % balance, 25 % deposit, 20 % withdraw, 10 % transfer, 5 % history.</summary>
    public ReadOnlyMemory<byte> Mixed() => random.Next(100) switch
    {
        < 40 => Get(random.Next(wallets), "balance"),
        < 65 => Deposit(),
        < 85 => Post(random.Next(wallets), "withdraw", """{"amount":"0.01"}"""),
        < 95 => Transfer(),
        _ => Get(random.Next(wallets), "transactions?limit=20"),
    };

    /// <summary>A page of one wallet's statement from a random place, or its balance at a random time between the two.</summary>
    public ReadOnlyMemory<byte> Past(int wallet, DateTimeOffset from, DateTimeOffset to)
    {
        var time = from + ((to - from) * random.NextDouble());
        var text = time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture) + "Z";
        return Get(wallet, random.Next(2) == 0 ? $"transactions?limit=50&to={text}" : $"balance/history?timestamp={text}");
    }

    /// <summary>A transfer as the command that the API would make of it.</summary>
    public Transfer Command()
    {
        var (from, to) = Two();
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var key = IdempotencyKey.At(now, Digest.Of(Guid.NewGuid().ToString()), Digest.Of("transfer"));
        return new(
            Caller.Trusted, key, BenchDatabase.WalletOf(from, currency), BenchDatabase.WalletOf(to, currency), random.Next(1, 99), Remarks.None);
    }

    private (int From, int To) Two()
    {
        var (from, to) = (random.Next(wallets), random.Next(wallets - 1));
        return (from, to >= from ? to + 1 : to);
    }

    private ReadOnlyMemory<byte> Get(int wallet, string what) => Encoding.ASCII.GetBytes(
        $"GET /api/v1/wallets/{BenchDatabase.WalletOf(wallet, currency)}/{what} HTTP/1.1\r\nHost: bench\r\n\r\n");

    private ReadOnlyMemory<byte> Post(int wallet, string verb, string body) => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"POST /api/v1/wallets/{BenchDatabase.WalletOf(wallet, currency)}/{verb} HTTP/1.1\r\nHost: bench\r\n"
        + $"Content-Type: application/json\r\nIdempotency-Key: {Guid.CreateVersion7()}\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
}
