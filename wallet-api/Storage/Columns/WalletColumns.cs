using System.Buffers.Binary;
using MySqlConnector;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.Columns;

/// <summary>The columns of <c>balances</c> and how a row of them is read and written.</summary>
internal static class WalletColumns
{
    /// <summary>How many there are.</summary>
    public const int Count = 19;

    /// <summary>What a whole row is written to.</summary>
    public const string Table = "balances (wallet_id, is_system, owner, " + Changing + ")";

    /// <summary>What is written of a wallet that has only moved.</summary>
    public const string MovedTable = "balances (wallet_id, " + Moving + ")";

    private const string Moving = "posted, version, last_id, chain, spent_day, day_spent, month_spent";

    private const string Changing =
        Moving + ", status, held, overdraft, limit_once, limit_day, limit_month, next_expiry, owner_high, settings_version, limit_profile";

    /// <summary>What of a wallet that is there already becomes that of its whole row.</summary>
    public static readonly string Update = SqlText.Update(Changing);

    /// <summary>What of a wallet that is there already becomes that of a row of <see cref="MovedTable"/>.</summary>
    public static readonly string UpdateMoved = SqlText.Update(Moving);

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

    /// <summary>Writes a row of <see cref="Table"/>.</summary>
    public static void Write(SqlText sql, WalletState row)
    {
        sql.Sql("(").Number(row.Id.Value).Sql(row.Id.IsSystem ? ",1," : ",0,").Number(OwnerColumns.LowOf(row.Owner)).Sql(",");
        WriteMoving(sql, row)
            .Sql(",").Number((long)row.Status).Sql(",").Number(row.Held).Sql(",").Number(row.Overdraft)
            .Sql(",").Number(row.Limits.PerTransaction).Sql(",").Number(row.Limits.PerDay).Sql(",").Number(row.Limits.PerMonth)
            .Sql(",").Number(row.NextExpiry).Sql(",").Bytes(OwnerColumns.HighOf(row.Owner)).Sql(",").Number(row.SettingsVersion)
            .Sql(",").Text(row.Limits.Profile).Sql(")");
    }

    /// <summary>Writes a row of <see cref="MovedTable"/>.</summary>
    public static void WriteMoved(SqlText sql, WalletState row)
        => WriteMoving(sql.Sql("(").Number(row.Id.Value).Sql(","), row).Sql(")");

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

    private static SqlText WriteMoving(SqlText sql, WalletState row) => sql
        .Number(row.Posted).Sql(",").Number(row.Version).Sql(",").Number(row.LastId).Sql(",").Bytes(row.Chain)
        .Sql(",").Number(row.Spending.Day).Sql(",").Number(row.Spending.InDay).Sql(",").Number(row.Spending.InMonth);
}
