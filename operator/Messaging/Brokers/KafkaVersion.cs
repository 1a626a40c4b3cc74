using System.Globalization;

namespace Wallet.Operator.Messaging.Brokers;

/// <summary>
/// Versions of Kafka as MSK words them: <c>3.6.0</c>, <c>3.7.x</c>, <c>3.9.x.kraft</c>. A prefix such as <c>3</c> is a channel: the newest
/// active one of it at creation, and satisfied by any of it later.
/// </summary>
internal static class KafkaVersion
{
    /// <summary>Whether an observed version is what is wanted, or newer. There is no way back.</summary>
    public static bool IsSatisfied(string wanted, string observed) => IsOf(wanted, observed) || Compare(observed, wanted) > 0;

    /// <summary>
    /// The newest of those on offer that is wanted, or null; of two alike the one without ZooKeeper, which alone can become a version 4.
    /// </summary>
    public static string? Newest(string wanted, IEnumerable<string> offered) => offered
        .Where(version => IsOf(wanted, version) && (version == wanted || !version.EndsWith(".tiered", StringComparison.Ordinal)))
        .OrderDescending(Comparer<string>.Create(Compare))
        .ThenByDescending(version => version == wanted)
        .ThenByDescending(version => version.EndsWith(".kraft", StringComparison.Ordinal))
        .FirstOrDefault();

    private static bool IsOf(string wanted, string version) =>
        version == wanted || version.StartsWith(wanted + ".", StringComparison.Ordinal);

    private static int Compare(string one, string other) =>
        Numbers(one).Zip(Numbers(other), (a, b) => a.CompareTo(b)).FirstOrDefault(order => order != 0);

    // An "x" stands for the newest patch there is.
    private static IEnumerable<int> Numbers(string version) => version.Split('.')
        .TakeWhile(part => part == "x" || char.IsDigit(part[0]))
        .Select(part => part == "x" ? int.MaxValue : int.Parse(part, CultureInfo.InvariantCulture));
}
