using System.Buffers.Binary;
using MySqlConnector;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.Columns;

/// <summary>The columns of <c>checkpoints</c> and how a row of them is read and written.</summary>
internal static class CheckpointColumns
{
    /// <summary>Their names, in the order that <see cref="Read"/> expects and <see cref="Write"/> writes.</summary>
    public const string Names = "number, first_id, before_id, transactions, blocks, signed";

    private const int RootBytes = 32;
    private const int BlockBytes = sizeof(long) + RootBytes;

    /// <summary>Reads a row.</summary>
    public static SealedCheckpoint Read(MySqlDataReader row) => new(
        row.GetInt64(0), new(row.GetInt64(1)), new(row.GetInt64(2)), row.GetInt32(3), ReadBlocks(row.GetFieldValue<byte[]>(4)), row.GetString(5));

    /// <summary>Writes a row's values.</summary>
    public static SqlText Write(SqlText sql, SealedCheckpoint row) => sql
        .Number(row.Number).Sql(",").Number(row.From.Value).Sql(",").Number(row.Before.Value).Sql(",").Number(row.Transactions)
        .Sql(",").Blob(WriteBlocks(row.Blocks)).Sql(",").Text(row.Signed);

    // Of each block, the id of its first transaction and its root.
    private static byte[] WriteBlocks(IReadOnlyList<LeafBlock> blocks)
    {
        var bytes = new byte[blocks.Count * BlockBytes];
        for (var i = 0; i < blocks.Count; i++)
        {
            var at = bytes.AsSpan(i * BlockBytes, BlockBytes);
            BinaryPrimitives.WriteInt64BigEndian(at, blocks[i].First.Value);
            blocks[i].Root.CopyTo(at[sizeof(long)..]);
        }
        return bytes;
    }

    private static LeafBlock[] ReadBlocks(byte[] bytes)
        => [.. bytes.Chunk(BlockBytes).Select(b => new LeafBlock(new(BinaryPrimitives.ReadInt64BigEndian(b)), b[sizeof(long)..]))];
}
