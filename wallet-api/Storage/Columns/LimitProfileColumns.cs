using MySqlConnector;
using Wallet.Api.Ledger;
using Wallet.Api.Storage.Packets;

namespace Wallet.Api.Storage.Columns;

/// <summary>The columns of <c>limit_profiles</c> and of <c>limit_profile_changes</c>, which begins with the same, and how their rows are read and written.</summary>
internal static class LimitProfileColumns
{
    /// <summary>Those that both have, in the order that <see cref="Read"/> expects and <see cref="Write"/> writes.</summary>
    public const string Names = "currency, name, limit_once, limit_day, limit_month, version, changed_at, changed_by";

    /// <summary>Those of a change, in the order that <see cref="ReadChange"/> expects and <see cref="WriteChange"/> writes.</summary>
    public const string ChangeNames = Names + ", is_removed, seal";

    /// <summary>Reads a profile.</summary>
    public static LimitProfile Read(MySqlDataReader row) => new(
        new(Currency.FromNumber(row.GetInt16(0)), row.GetString(1)), WalletColumns.ReadLimits(row, 2), row.GetInt64(5), row.GetInt64(6),
        row.OptionalText(7));

    /// <summary>Reads a change, and the seal that it was written with.</summary>
    public static (LimitProfileChange Change, UInt128 Seal) ReadChange(MySqlDataReader row)
        => (new(Read(row), row.GetBoolean(8)), WalletColumns.ReadHash(row, 9));

    /// <summary>Writes a profile's values.</summary>
    public static SqlText Write(SqlText sql, LimitProfile row) => Key(sql, row.Key)
        .Sql(",").Number(row.Limits.PerTransaction).Sql(",").Number(row.Limits.PerDay).Sql(",").Number(row.Limits.PerMonth)
        .Sql(",").Number(row.Version).Sql(",").Number(row.At).Sql(",").Text(row.By);

    /// <summary>Writes a change's values.</summary>
    public static SqlText WriteChange(SqlText sql, LimitProfileChange row)
        => Write(sql, row.After).Sql(row.IsRemoved ? ",1," : ",0,").Bytes(row.Seal);

    /// <summary>Writes the condition for some profiles.</summary>
    public static SqlText Among(SqlText sql, IReadOnlyCollection<LimitProfileKey> keys)
        => sql.Sql("(currency, name) IN (").List(keys, (s, key) => Key(s.Sql("("), key).Sql(")")).Sql(")");

    private static SqlText Key(SqlText sql, LimitProfileKey key) => sql.Number(key.Currency.Number).Sql(",").Text(key.Name);
}
