using System.Globalization;
using System.Text;
using Wallet.Api.Commands;
using Wallet.Bench.Servers;

namespace Wallet.Bench.Load;

/// <summary>
/// Random requests of one caller over the first so many wallets, as bytes for a connection. It pays from wallets of its own, as
/// <see cref="BenchDatabase.OwnerOf"/> has it.
/// </summary>
internal sealed class Workload(Random random, int wallets, int caller, string? token)
{
    private const int ItemsOfBatch = 100;
    private const int ItemsOfFatBatch = 1000;
    private const int FatText = 1800;
    private readonly string _head = token is null ? "Host: bench\r\n" : $"Host: bench\r\nAuthorization: Bearer {token}\r\n";

    /// <summary>A transfer from a wallet of one's own to any other.</summary>
    public ReadOnlyMemory<byte> Transfer()
    {
        var from = Own();
        return Post($"wallets/{Id(from)}/transfer", $$"""{"amount":"{{Cents()}}","destinationWalletId":"{{Id(Other(from))}}"}""");
    }

    /// <summary>A deposit to a wallet of one's own.</summary>
    public ReadOnlyMemory<byte> Deposit() => Deposit(Own());

    /// <summary>A deposit to one wallet.</summary>
    public ReadOnlyMemory<byte> Deposit(int wallet) => Post($"wallets/{Id(wallet)}/deposit", $$"""{"amount":"{{Cents()}}"}""");

    /// <summary>The guide's mix: 40 % balance, 25 % deposit, 20 % withdraw, 10 % transfer, 5 % history.</summary>
    public ReadOnlyMemory<byte> Mixed() => random.Next(100) switch
    {
        < 40 => Get($"wallets/{Id(Own())}/balance"),
        < 65 => Deposit(),
        < 85 => Post($"wallets/{Id(Own())}/withdraw", """{"amount":"0.01"}"""),
        < 95 => Transfer(),
        _ => Get($"wallets/{Id(Own())}/transactions?limit=20"),
    };

    /// <summary>A hundred transfers in one request, each for itself.</summary>
    public ReadOnlyMemory<byte> Batch() => Post(
        "transactions/batch",
        $$"""{"mode":"independent","items":[{{string.Join(',', Enumerable.Range(0, ItemsOfBatch).Select(_ => Item("transfer", "")))}}]}""");

    /// <summary>A thousand deposits with long metadata, all or none: 1.9 MB.</summary>
    public ReadOnlyMemory<byte> FatBatch()
    {
        var metadata = $$""","metadata":{"text":"{{new string('x', FatText)}}"}""";
        return Post(
            "transactions/batch",
            $$"""{"mode":"atomic","items":[{{string.Join(',', Enumerable.Range(0, ItemsOfFatBatch).Select(_ => Item("deposit", metadata)))}}]}""");
    }

    /// <summary>Who changed a wallet's settings, which administrators may ask.</summary>
    public ReadOnlyMemory<byte> Changes() => Get($"wallets/{Id(Any())}/changes");

    /// <summary>A page of one wallet's statement from a random place, or its balance at a random time between the two.</summary>
    public ReadOnlyMemory<byte> Past(int wallet, DateTimeOffset from, DateTimeOffset to)
    {
        var time = from + ((to - from) * random.NextDouble());
        var text = time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture) + "Z";
        return Get($"wallets/{Id(wallet)}/" + (random.Next(2) == 0 ? $"transactions?limit=50&to={text}" : $"balance/history?timestamp={text}"));
    }

    /// <summary>A transfer between any two wallets as the command that the API would make of it.</summary>
    public Transfer Command()
    {
        var from = Any();
        var key = IdempotencyKey.At(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), Digest.Of(Guid.NewGuid().ToString()), Digest.Of("transfer"));
        return new(
            Caller.Trusted, key, BenchDatabase.WalletOf(from), BenchDatabase.WalletOf(Other(from)), random.Next(1, 99), Remarks.None);
    }

    private string Item(string type, string more)
    {
        var from = Own();
        var receiver = type == "transfer" ? $",\"destinationWalletId\":\"{Id(Other(from))}\"" : "";
        return $$"""{"type":"{{type}}","walletId":"{{Id(from)}}","amount":"{{Cents()}}"{{receiver}}{{more}}}""";
    }

    private int Any() => random.Next(wallets);

    private int Other(int wallet)
    {
        var other = random.Next(wallets - 1);
        return other >= wallet ? other + 1 : other;
    }

    private int Own() => (random.Next(wallets / BenchDatabase.Owners) * BenchDatabase.Owners) + caller;

    private string Cents() => string.Create(CultureInfo.InvariantCulture, $"0.{random.Next(1, 99):00}");

    private static string Id(int wallet) => BenchDatabase.WalletOf(wallet).ToString();

    private ReadOnlyMemory<byte> Get(string path) => Encoding.ASCII.GetBytes($"GET /api/v1/{path} HTTP/1.1\r\n{_head}\r\n");

    private ReadOnlyMemory<byte> Post(string path, string body) => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"POST /api/v1/{path} HTTP/1.1\r\n{_head}"
        + $"Content-Type: application/json\r\nIdempotency-Key: {Guid.CreateVersion7()}\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
}
