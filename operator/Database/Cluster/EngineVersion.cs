using System.Text.RegularExpressions;

namespace Wallet.Operator.Database.Cluster;

/// <summary>
/// Versions of Aurora MySQL: <c>8.0.mysql_aurora.3.08.2</c>. A prefix such as <c>8.0.mysql_aurora.3</c> is a channel: the newest of it
/// at creation, and satisfied by any of it later.
/// </summary>
internal static partial class EngineVersion
{
    /// <summary>A channel leaves minor upgrades to AWS; a full version does not.</summary>
    public static bool IsChannel(string wanted) => Numbers(wanted).Count < 5;

    /// <summary>Whether an observed version is what is wanted: of the channel, or not older. Aurora cannot go back.</summary>
    public static bool IsSatisfied(string wanted, string observed) => IsOf(wanted, observed) || IsOlder(wanted, observed);

    /// <summary>Whether what is wanted is older than what there is.</summary>
    public static bool IsOlder(string wanted, string observed) => !IsOf(wanted, observed) && Compare(observed, wanted) > 0;

    /// <summary>The newest of those on offer that is wanted, or null.</summary>
    public static string? Newest(string wanted, IEnumerable<string> offered) =>
        offered.Where(version => IsOf(wanted, version)).OrderDescending(Comparer<string>.Create(Compare)).FirstOrDefault();

    /// <summary>Parameter group family, e.g. <c>aurora-mysql8.0</c>.</summary>
    public static string Family(string version) => string.Join('.', ("aurora-mysql" + version).Split('.')[..2]);

    private static bool IsOf(string wanted, string version) =>
        version == wanted || version.StartsWith(wanted + ".", StringComparison.Ordinal);

    // By number: 3.10 is newer than 3.9.
    private static int Compare(string one, string other)
    {
        var difference = Numbers(one).Zip(Numbers(other), (a, b) => a.CompareTo(b)).FirstOrDefault(order => order != 0);
        return difference != 0 ? difference : Numbers(one).Count.CompareTo(Numbers(other).Count);
    }

    private static List<int> Numbers(string version) =>
        [.. Digits().Matches(version).Select(match => int.Parse(match.Value, System.Globalization.CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
