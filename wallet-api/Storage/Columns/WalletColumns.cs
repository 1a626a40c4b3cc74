using System.Buffers.Binary;
using MySqlConnector;
using Wallet.Api.Ledger;

namespace Wallet.Api.Storage.Columns;

/// <summary>The columns of <c>balances</c> and how a row of them is read; one place for the write path and for reads.</summary>
internal static class WalletColumns
{
    /// <summary>How many there are.</summary>
    public const int Count = 19;

    /// <summary>Their names, in the order that <see cref="Read"/> expects, beginning at column 0. Other columns may follow.</summary>
    public const string Names =
        "balances.wallet_id, owner, status, posted, held, overdraft, version, last_id, chain, spent_day, day_spent, month_spent, limit_once, "
        + "limit_day, limit_month, next_expiry, settings_version, " + OwnerColumns.High
        + ", limit_profile";

    /// <summary>Reads a row.</summary>
    public static WalletState Read(MySqlDataReader row) => new(new(row.GetInt64(0)), OwnerColumns.Read(row, 1, 17))
    {
        Status = (WalletStatus)row.GetInt32(2),
        Posted = row.GetInt64(3),
        Held = row.GetInt64(4),
        Overdraft = row.GetInt64(5),
        Version = row.GetInt64(6),
        LastId = row.GetInt64(7),
        Chain = ReadHash(row, 8),
        Spending = new(row.GetInt32(9), row.GetInt64(10), row.GetInt64(11)),
        Limits = ReadLimits(row, 12, row.OptionalText(18)),
        NextExpiry = Optional(row, 15),
        SettingsVersion = row.GetInt64(16),
    };

    /// <summary>A column of 16 bytes.</summary>
    public static UInt128 ReadHash(MySqlDataReader row, int column)
    {
        var bytes = new byte[16];
        row.GetBytes(column, 0, bytes, 0, bytes.Length);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    /// <summary>A number or null.</summary>
    public static long? Optional(MySqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    /// <summary>A text or null.</summary>
    public static string? OptionalText(this MySqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>Limits of three columns from <paramref name="first"/> on, and a profile.</summary>
    public static Limits ReadLimits(MySqlDataReader row, int first, string? profile = null)
    {
        var limits = new Limits(Optional(row, first), Optional(row, first + 1), Optional(row, first + 2)) { Profile = profile };
        return limits == Limits.None ? Limits.None : limits;
    }
}
