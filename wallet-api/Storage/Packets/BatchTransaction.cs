using System.Globalization;
using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Columns;

namespace Wallet.Api.Storage.Packets;

/// <summary>
/// The one transaction of a batch: load under locks, then commit. Two round trips. In between the server waits for us for a short time only, so
/// that a pod that stands still does not keep others from the wallets that it locked.
/// </summary>
internal sealed class BatchTransaction : IAsyncDisposable
{
    /// <summary>Takes that back.</summary>
    public const string WaitLong = "SET SESSION wait_timeout = DEFAULT;";

    // What the driver may put before the text.
    private const int Head = 1024;
    private readonly Database _database;
    private readonly MySqlConnection _connection;
    private readonly string _waitShortly;
    private bool _open;
    private SqlText? _prepared;

    private BatchTransaction(Database database, MySqlConnection connection)
    {
        (_database, _connection) = (database, connection);
        _waitShortly = WaitShortly(database.IdleInTransaction);
    }

    /// <summary>Has the server end a transaction of this connection that waits for us for so long.</summary>
    public static string WaitShortly(TimeSpan idle)
        => string.Create(CultureInfo.InvariantCulture, $"SET SESSION wait_timeout = {(long)idle.TotalSeconds};");

    /// <summary>Takes a connection.</summary>
    public static async Task<BatchTransaction> BeginAsync(Database database, CancellationToken cancel)
        => new(database, await database.OpenAsync(ConnectionPool.Batches, cancel));

    /// <summary>Locks and reads what a batch needs. The time is read after the last lock was granted.</summary>
    public Task<(LedgerState State, long UnixMilliseconds)> LoadAsync(Needs needs)
        => LoadAsync(needs, LoadPacket.Locking);

    /// <summary>Reads the same and locks nothing: all as of one moment.</summary>
    public Task<(LedgerState State, long UnixMilliseconds)> ReadAsync(Needs needs)
        => LoadAsync(needs, LoadPacket.Reading);

    /// <summary>Makes ready to write the decision that was made from <paramref name="before"/>, and sends nothing.</summary>
    /// <exception cref="DatabaseException">The server would not take a packet of this length.</exception>
    public void Prepare(Decision decision, LedgerState before, long nonce)
    {
        _prepared = CommitPacket.Write(decision, before, nonce, WaitLong);
        if (_prepared.Length + Head >= _database.MaxPacket)
            throw new DatabaseException(
                DatabaseFault.TooLarge, $"a packet of {_prepared.Length} bytes, where max_allowed_packet is {_database.MaxPacket}");
    }

    /// <summary>Sends what was prepared. An exception of the class Lost leaves the outcome open.</summary>
    public async Task CommitAsync()
    {
        await using var command = _prepared!.Command(_connection);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
        _open = false;
    }

    /// <summary>Makes sure that what was read is on disk, and ends.</summary>
    public async Task HardenAsync()
    {
        await using var command = new MySqlCommand($"{WaitLong}{DurabilityBarrier.Pass};COMMIT", _connection);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
        _open = false;
    }

    /// <summary>Rolls back what was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_open)
            await OpenTransaction.RollBackAsync(_connection);
        await _connection.DisposeAsync();
    }

    private async Task<(LedgerState State, long UnixMilliseconds)> LoadAsync(Needs needs, LoadPacket packet)
    {
        _open = true;
        var state = new LedgerState();
        var now = await LoadAsync(state, needs, packet);
        var expiring = state.Wallets.Values.Where(w => w.NextExpiry <= now).Select(w => w.Id).ToList();
        if (expiring.Count > 0)
            await LoadOpenHoldsAsync(state, expiring, packet);
        var profiles = state.MissingLimitProfiles();
        if (profiles.Count > 0)
            await LoadProfilesAsync(state, profiles);
        return (state, now);
    }

    private async Task<long> LoadAsync(LedgerState state, Needs needs, LoadPacket packet)
    {
        await using var command = new MySqlCommand(_waitShortly + packet.Write(needs), _connection);
        await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
        await EachAsync(needs.Wallets.Count > 0, row => Add(state, WalletColumns.Read(row)));
        await EachAsync(needs.Originals.Count > 0, row => Add(state, TransactionColumns.Read(row)));
        await EachAsync(needs.Holds.Count > 0, row => Add(state, HoldColumns.Read(row)));
        await EachAsync(needs.LimitProfiles.Count > 0, row => Add(state, LimitProfileColumns.Read(row)));
        await reader.ReadAsync();
        var now = reader.GetInt64(0);
        if (reader.GetInt64(1) != 0)
            throw DatabaseException.Demoted();
        _database.MaxPacket = reader.GetInt64(2);
        while (await reader.NextResultAsync())
        {
            while (await reader.ReadAsync())
                state.Answers.Add(AnswerColumns.ReadKey(reader).Hash, AnswerColumns.Read(reader));
        }
        return now;

        async Task EachAsync(bool asked, Action<MySqlDataReader> read)
        {
            while (asked && await reader.ReadAsync())
                read(reader);
            if (asked)
                await reader.NextResultAsync();
        }
    }

    private async Task LoadOpenHoldsAsync(
        LedgerState state, IReadOnlyCollection<WalletId> wallets, LoadPacket packet)
    {
        await using var command = new MySqlCommand(packet.WriteOpenHolds(wallets), _connection);
        await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
        while (await reader.ReadAsync())
            Add(state, HoldColumns.Read(reader));
    }

    // As they are now: what was committed while the wallets' locks were waited for is seen.
    private async Task LoadProfilesAsync(LedgerState state, IReadOnlyCollection<LimitProfileKey> profiles)
    {
        await using var command = LoadPacket.WriteProfiles(profiles).Command(_connection);
        await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
        while (await reader.ReadAsync())
            Add(state, LimitProfileColumns.Read(reader));
    }

    private static void Add(LedgerState state, LimitProfile profile) => state.LimitProfiles[profile.Key] = profile.Limits;

    private static void Add(LedgerState state, WalletState wallet) => state.Wallets.Add(wallet.Id, wallet);

    private static void Add(LedgerState state, Original original) => state.Originals.Add(original.Transaction.Id, original);

    private static void Add(LedgerState state, Hold hold) => state.Holds[hold.Id] = hold;
}
