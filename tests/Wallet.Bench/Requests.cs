using System.Globalization;
using System.Text;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Bench;

/// <summary>Random requests as bytes, and the same as commands.</summary>
internal static class Requests
{
    public const int Wallets = 100_000;

    public static ReadOnlyMemory<byte> Transfer(Random random, Currency currency)
    {
        var (from, to) = Two(random, Wallets);
        var body = $$"""{"amount":"0.{{random.Next(1, 99):00}}","destinationWalletId":"{{BenchDatabase.WalletOf(to, currency)}}"}""";
        return Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"POST /api/v1/wallets/{BenchDatabase.WalletOf(from, currency)}/transfer HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nIdempotency-Key: {Guid.CreateVersion7()}\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
    }

    public static Transfer RandomTransfer(Random random, Currency currency)
    {
        var (from, to) = Two(random, Wallets);
        var key = new IdempotencyKey(Digest.Of(Guid.CreateVersion7().ToString()), 20_000, Digest.Of("x"), false);
        return new(Caller.Trusted, key, BenchDatabase.WalletOf(from, currency), BenchDatabase.WalletOf(to, currency), random.Next(1, 99), Remarks.None);
    }

    private static (int From, int To) Two(Random random, int wallets)
    {
        var from = random.Next(wallets);
        var to = random.Next(wallets - 1);
        return (from, to >= from ? to + 1 : to);
    }
}
