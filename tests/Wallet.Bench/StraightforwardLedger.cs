using System.Diagnostics.CodeAnalysis;
using MySqlConnector;
using Wallet.Api.Batching;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage;
using Wallet.Api.Storage.Columns;
using Wallet.Api.Storage.Packets;

namespace Wallet.Bench;

/// <summary>
/// The peer: what a careful engineer writes first. One transaction per request, one statement after the other, row locks in key order, the
/// same rules, the same rows, the same durability; as many at once as there are connections.
/// </summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the container.")]
internal sealed class StraightforwardLedger(Database database) : ILedger
{
    private static readonly long Nonce = Random.Shared.NextInt64();

    /// <inheritdoc/>
    public async Task<Answer> ExecuteAsync(Command command, TimeSpan? within = null, long payer = 0)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(command, Random.Shared.Next(TransactionId.Lanes));
            }
            catch (MySqlException exception)
                when (attempt < 5 && DatabaseFaults.Classify(exception) is DatabaseFault.Duplicate or DatabaseFault.Rolled)
            {
                // Its transaction was rolled back; another key is free.
            }
        }
    }

    private async Task<Answer> TryAsync(Command command, int lane)
    {
        var needs = Footprint.Of([command], lane);
        await using var connection = await database.OpenWriterAsync(default);
        var (state, now) = await LoadAsync(connection, needs);
        var decision = Decider.Decide(state, [command], new(now, lane));
        var packet = CommitPacket.Write(decision, state, Nonce);
        foreach (var statement in packet.ToString().Split(";\n"))
        {
            await using var one = packet.Command(connection);
            one.CommandText = statement;
            await one.ExecuteNonQueryAsync();
        }
        return decision.Answers[0];
    }

    private static async Task<(LedgerState State, long Now)> LoadAsync(MySqlConnection connection, Needs needs)
    {
        var state = new LedgerState();
        var now = 0L;
        foreach (var statement in LoadPacket.Locking.Write(needs).Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            await using var command = new MySqlCommand(statement, connection);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                if (reader.FieldCount == WalletColumns.Count)
                {
                    var wallet = WalletColumns.Read(reader);
                    state.Wallets.Add(wallet.Id, wallet);
                }
                else if (reader.FieldCount == 1)
                {
                    now = reader.GetInt64(0);
                }
            }
        }
        return (state, now);
    }
}
