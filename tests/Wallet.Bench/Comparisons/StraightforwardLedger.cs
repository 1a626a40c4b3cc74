using System.Threading.Channels;
using MySqlConnector;
using Wallet.Api.Batching;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;

namespace Wallet.Bench.Comparisons;

/// <summary>
/// The peer: what a good engineer writes first. One transaction per request, prepared statements, row locks in key order, keys that are
/// replayed; the same rules, rows and durability; as many at once as there are connections.
/// </summary>
internal sealed class StraightforwardLedger : ILedger
{
    private readonly Channel<PeerConnection> _idle = Channel.CreateUnbounded<PeerConnection>();

    private StraightforwardLedger()
    {
    }

    /// <summary>One with so many connections.</summary>
    public static async Task<StraightforwardLedger> OpenAsync(DatabaseOptions options, int connections)
    {
        var ledger = new StraightforwardLedger();
        for (var i = 0; i < connections; i++)
            ledger._idle.Writer.TryWrite(await PeerConnection.OpenAsync(options));
        return ledger;
    }

    /// <inheritdoc/>
    public async Task<Answer> ExecuteAsync(Command command, TimeSpan? within = null, long payer = 0)
    {
        var connection = await _idle.Reader.ReadAsync();
        try
        {
            return await ExecuteAsync(connection, (Transfer)command);
        }
        finally
        {
            _idle.Writer.TryWrite(connection);
        }
    }

    private static async Task<Answer> ExecuteAsync(PeerConnection connection, Transfer transfer)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(connection, transfer);
            }
            catch (MySqlException exception)
                when (attempt < 5 && DatabaseFaults.Classify(exception) is DatabaseFault.Duplicate or DatabaseFault.Rolled)
            {
                // Another request had the same transaction id or key; tried again, it finds another, or the kept answer.
                await connection.RollBackAsync();
            }
        }
    }

    private static async Task<Answer> TryAsync(PeerConnection connection, Transfer transfer)
    {
        await connection.BeginAsync();
        var state = new LedgerState();
        foreach (var wallet in await connection.LockAsync(transfer.Source, transfer.Destination))
            state.Wallets.Add(wallet.Id, wallet);
        if (transfer.Key is { } key && await connection.FindAnswerAsync(key) is { } kept)
            state.Answers.Add(key.Hash, kept);
        var moment = new Moment(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), Random.Shared.Next(TransactionId.Lanes));
        var decision = Decider.Decide(state, [transfer], moment);
        if (!decision.IsEmpty)
            await connection.WriteAsync(decision);
        await connection.CommitAsync();
        return decision.Answers[0];
    }
}
