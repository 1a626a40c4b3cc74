namespace Wallet.Operator.Cache.Group;

/// <summary>Versions of Redis: <c>7.0</c> is satisfied by any 7.0.x, <c>6.x</c> by any 6, and any by a newer one. There is no way back.</summary>
internal static class RedisVersion
{
    /// <summary>Families that an upgrade may lead to.</summary>
    public static readonly IReadOnlyList<string> Families = ["redis7"];

    /// <summary>Whether an observed version is what is wanted, or newer.</summary>
    public static bool IsSatisfied(string wanted, string observed)
    {
        foreach (var (want, have) in wanted.Split('.').Zip(observed.Split('.')))
        {
            if (want == "x")
                return true;
            var order = Number(have).CompareTo(Number(want));
            if (order != 0)
                return order > 0;
        }
        return true;
    }

    /// <summary>The later of what is wanted and what is there: an engine that AWS has upgraded keeps the family that it has.</summary>
    public static string Newest(string wanted, string? observed) => observed is not null && IsSatisfied(wanted, observed) ? observed : wanted;

    /// <summary>Parameter group family: <c>redis7</c>, <c>redis6.x</c>, <c>redis5.0</c>.</summary>
    public static string Family(string version) => Number(version.Split('.')[0]) switch
    {
        >= 7 and var major => FormattableString.Invariant($"redis{major}"),
        6 => "redis6.x",
        _ => "redis" + string.Join('.', version.Split('.').Take(2)),
    };

    private static int Number(string part) => int.TryParse(part, out var number) ? number : 0;
}
