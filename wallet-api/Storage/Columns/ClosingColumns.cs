using MySqlConnector;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.Columns;

/// <summary>The columns of <c>wallet_days</c> and how a row of them is read.</summary>
internal static class ClosingColumns
{
    /// <summary>Their names, in the order that <see cref="Read"/> expects.</summary>
    public const string Names =
        "wallet_days.wallet_id, wallet_days.day, wallet_days.first_id, wallet_days.last_id, wallet_days.sequence, wallet_days.posted, "
        + "wallet_days.held, wallet_days.chain";

    /// <summary>What of a closing that is there already becomes that of the row.</summary>
    public static readonly string Update = SqlText.Update("first_id, last_id, sequence, posted, held, chain");

    /// <summary>Reads a row.</summary>
    public static Closing Read(MySqlDataReader row) => new(
        new(row.GetInt64(0)), row.GetInt32(1), new(row.GetInt64(2)), new(row.GetInt64(3)), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6),
        WalletColumns.ReadHash(row, 7));
}
