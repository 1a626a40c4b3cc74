using System.Buffers.Binary;
using MySqlConnector;

namespace Wallet.Api.Storage.Columns;

/// <summary>The two halves of an owner: <c>owner</c>, the lower one, and <c>owner_high</c>.</summary>
internal static class OwnerColumns
{
    /// <summary>
    /// The upper half of the hash of <c>user_id</c>, as <see cref="Commands.Digest.OfOwner"/> has it: SHA-256 over the length and the text.
    /// </summary>
    public const string HighOfUser =
        "UNHEX(LEFT(SHA2(CONCAT(UNHEX(LPAD(HEX(LENGTH(user_id)), 8, '0')), CAST(user_id AS BINARY)), 256), 16))";

    /// <summary>
    /// The upper half of a row of <c>balances</c>, whichever release wrote it; NULL for the outside world. The release after may do without the
    /// user's row: by then all are filled in.
    /// </summary>
    public const string High =
        "IF(is_system = 1, NULL, COALESCE(owner_high, (SELECT " + HighOfUser + " FROM wallets users WHERE users.wallet_id = balances.wallet_id)))";

    /// <summary>Both halves together.</summary>
    public static UInt128 Read(MySqlDataReader row, int low, int high)
    {
        var bytes = new byte[sizeof(ulong)];
        if (!row.IsDBNull(high))
            row.GetBytes(high, 0, bytes, 0, bytes.Length);
        return new(BinaryPrimitives.ReadUInt64BigEndian(bytes), (ulong)row.GetInt64(low));
    }

    /// <summary>What <c>owner</c> has.</summary>
    public static long LowOf(UInt128 owner) => (long)(ulong)owner;

    /// <summary>What <c>owner_high</c> has.</summary>
    public static ulong HighOf(UInt128 owner) => (ulong)(owner >> 64);
}
