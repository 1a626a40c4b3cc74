namespace Wallet.Operator.Cache.Group;

/// <summary>
/// Versions of Redis: <c>7.0</c> is satisfied by any 7.0.x, <c>6.x</c> by any 6, and any by a newer one. There is no way back.
/// </summary>
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

    /// <summary>
    /// What a request asks for, or null when nothing on offer is the wanted version. ElastiCache takes major and minor, and <c>6.x</c>, but
    /// neither a patch nor <c>7.x</c> (hashicorp/terraform-provider-aws#27918, #32252).
    /// </summary>
    public static string? Request(string wanted, IEnumerable<string> offered)
    {
        var newest = offered.Where(version => IsOf(wanted, version)).OrderDescending(Comparer<string>.Create(Compare)).FirstOrDefault();
        return newest is not null && wanted.EndsWith(".x", StringComparison.Ordinal) && wanted != "6.x" ? MajorMinor(newest)
            : newest is not null ? wanted
            : null;
    }

    /// <summary>
    /// What the group's parameters are for: an engine that AWS has upgraded keeps its family, and so does one that cannot be upgraded.
    /// </summary>
    public static string Aim(string wanted, string? observed, IEnumerable<string> offered)
        => observed is null ? wanted : IsSatisfied(wanted, observed) || Request(wanted, offered) is null ? observed : wanted;

    /// <summary>Parameter group family: <c>redis7</c>, <c>redis6.x</c>, <c>redis5.0</c>.</summary>
    public static string Family(string version) => Number(version.Split('.')[0]) switch
    {
        >= 7 and var major => FormattableString.Invariant($"redis{major}"),
        6 => "redis6.x",
        _ => "redis" + MajorMinor(version),
    };

    private static bool IsOf(string wanted, string version)
    {
        var (want, have) = (wanted.Split('.'), version.Split('.'));
        return have.Length >= want.Length && want.Zip(have).All(part => part.First == "x" || part.First == part.Second);
    }

    private static int Compare(string one, string other) => one.Split('.').Select(Number).Zip(other.Split('.').Select(Number))
        .Select(parts => parts.First.CompareTo(parts.Second))
        .FirstOrDefault(order => order != 0);

    private static string MajorMinor(string version) => string.Join('.', version.Split('.').Take(2));

    private static int Number(string part) => int.TryParse(part, out var number) ? number : 0;
}
