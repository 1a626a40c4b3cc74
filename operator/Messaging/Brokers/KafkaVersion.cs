using System.Globalization;

namespace Wallet.Operator.Messaging.Brokers;

/// <summary>
/// Versions of Kafka as MSK words them: <c>3.6.0</c>, <c>3.7.x</c>, <c>3.9.x.kraft</c>. A prefix such as <c>3</c> is a channel: the newest
/// active one of it at creation, and satisfied by any of it later.
/// </summary>
internal static class KafkaVersion
{
    private const string WithoutZooKeeper = ".kraft";

    /// <summary>Whether an observed version is older than what is wanted.</summary>
    public static bool IsOlder(string observed, string wanted) => !IsOf(wanted, observed) && Compare(observed, wanted) <= 0;

    /// <summary>Whether an observed version is newer than what is wanted: there is no way back.</summary>
    public static bool IsNewer(string observed, string wanted) => !IsOf(wanted, observed) && Compare(observed, wanted) > 0;

    /// <summary>
    /// The newest of those on offer that is wanted, or null; of two alike the one without ZooKeeper, which alone can become a version 4.
    /// </summary>
    public static string? Newest(string wanted, IEnumerable<string> offered) => offered
        .Where(version => IsOf(wanted, version) && (version == wanted || !version.EndsWith(".tiered", StringComparison.Ordinal)))
        .OrderDescending(Comparer<string>.Create(Compare))
        .ThenByDescending(version => version == wanted)
        .ThenByDescending(HasKRaft)
        .FirstOrDefault();

    /// <summary>The newest that a cluster can be upgraded to: MSK moves none from ZooKeeper to KRaft (developer guide, "KRaft mode").</summary>
    public static string? Upgrade(string observed, string wanted, IEnumerable<string> offered)
        => Newest(wanted, offered.Where(version => HasKRaft(version) == HasKRaft(observed)));

    private static bool HasKRaft(string version) => version.EndsWith(WithoutZooKeeper, StringComparison.Ordinal);

    private static bool IsOf(string wanted, string version) =>
        version == wanted || version.StartsWith(wanted + ".", StringComparison.Ordinal);

    private static int Compare(string one, string other) =>
        Numbers(one).Zip(Numbers(other), (a, b) => a.CompareTo(b)).FirstOrDefault(order => order != 0);

    // An "x" stands for the newest patch there is.
    private static IEnumerable<int> Numbers(string version) => version.Split('.')
        .TakeWhile(part => part == "x" || char.IsDigit(part[0]))
        .Select(part => part == "x" ? int.MaxValue : int.Parse(part, CultureInfo.InvariantCulture));
}
