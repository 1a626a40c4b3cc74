using MySqlConnector;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.Columns;

/// <summary>The columns of <c>setting_changes</c>, and how a row of them is read and written.</summary>
internal static class SettingColumns
{
    /// <summary>Their names, in the order that <see cref="Read"/> expects and <see cref="Write"/> writes.</summary>
    public const string Names = """
        setting_changes.wallet_id, setting_changes.sequence, setting_changes.setting, setting_changes.status, setting_changes.overdraft,
        setting_changes.limit_once, setting_changes.limit_day, setting_changes.limit_month, setting_changes.changed_at,
        setting_changes.changed_by, setting_changes.profile, setting_changes.seal, setting_changes.limit_profile
        """;

    /// <summary>What rows are written to.</summary>
    public const string Table = "setting_changes (" + Names + ")";

    /// <summary>Reads a row, and the seal that it was written with.</summary>
    public static (SettingChange Change, UInt128 Seal) Read(MySqlDataReader row)
    {
        var limits = WalletColumns.ReadLimits(row, 5, row.OptionalText(12));
        var after = new WalletSettings((WalletStatus)row.GetInt32(3), row.GetInt64(4), limits);
        var change = new SettingChange(new(row.GetInt64(0)), row.GetInt64(1), (Setting)row.GetInt32(2), after, row.GetInt64(8))
        {
            By = row.OptionalText(9),
            Profile = row.IsDBNull(10) ? null : WalletColumns.ReadHash(row, 10),
        };
        return (change, WalletColumns.ReadHash(row, 11));
    }

    /// <summary>Writes a row.</summary>
    public static void Write(SqlText sql, SettingChange row)
    {
        sql.Sql("(").Number(row.Wallet.Value).Sql(",").Number(row.Sequence).Sql(",").Number((long)row.Setting)
            .Sql(",").Number((long)row.After.Status).Sql(",").Number(row.After.Overdraft).Sql(",").Number(row.After.Limits.PerTransaction)
            .Sql(",").Number(row.After.Limits.PerDay).Sql(",").Number(row.After.Limits.PerMonth).Sql(",").Number(row.At).Sql(",").Text(row.By);
        (row.Profile is { } profile ? sql.Sql(",").Bytes(profile) : sql.Sql(",NULL")).Sql(",").Bytes(row.Seal)
            .Sql(",").Text(row.After.Limits.Profile).Sql(")");
    }
}
