using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Packets;
using Wallet.Api.Tests.Ledger;

namespace Wallet.Api.Tests.Servers;

/// <summary>Writes what happened in the past with the product's own rules and rows, as if the service had run then.</summary>
internal sealed class PastLedger(DatabaseOptions database)
{
    private const long Nonce = 4711;
    private readonly MemoryLedger _memory = new();

    public MemoryLedger Memory => _memory;

    /// <summary>Decides and commits a batch at a time. Batches come in the order of their times.</summary>
    public async Task<IReadOnlyList<Answer>> AtAsync(DateTimeOffset time, params Command[] commands)
    {
        var outside = WalletId.Outside(MemoryLedger.Euro, _memory.Lane);
        _memory.Wallets.TryAdd(outside, new(outside, UInt128.Zero));
        _memory.Now = Math.Max(time.ToUnixTimeMilliseconds(), _memory.Now + 1);
        var decision = _memory.Preview(commands);
        await using var connection = await new Database(database).OpenAsync(ConnectionPool.Reads, default);
        await using var begin = new MySqlCommand("START TRANSACTION", connection);
        await begin.ExecuteNonQueryAsync();
        await using var command = CommitPacket.Write(decision, new LedgerState(), Nonce).Command(connection);
        await command.ExecuteNonQueryAsync();
        return _memory.Apply(decision);
    }

    /// <summary>Makes a wallet with some money.</summary>
    public async Task<WalletId> OpenAsync(DateTimeOffset time, string user, long amount = 0)
    {
        var id = new WalletId((await AtAsync(time, MemoryLedger.Create(user)))[0].Subject);
        if (amount > 0)
            await AtAsync(time, Deposit(id, amount));
        return id;
    }

    public static Deposit Deposit(WalletId wallet, long amount, string? reference = null)
        => new(Caller.Trusted, null, wallet, amount, Remarks.None with { Reference = reference });

    public static Transfer Transfer(WalletId from, WalletId to, long amount, IdempotencyKey? key = null, string? reference = null)
        => new(Caller.Trusted, key, from, to, amount, Remarks.None with { Reference = reference });
}
