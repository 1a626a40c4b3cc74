using Amazon.Kafka.Model;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Messaging;

/// <summary>
/// Which of the addresses that MSK names clients are to use. Of more than three brokers it names three at random, in random order
/// (hashicorp/terraform-provider-aws#21393): what clients were given stays as long as those brokers exist.
/// </summary>
internal static class BootstrapServers
{
    // Ports of MSK's developer guide, "Port information".
    private static readonly Dictionary<string, string> SecurityByPort = new() { ["9092"] = "plaintext", ["9094"] = "tls", ["9098"] = "iam" };

    /// <summary>
    /// The safest way in that the spec allows and MSK names. While the brokers are still open in another way, that one: clients go on until
    /// the change has reached the cluster. Null when MSK names none.
    /// </summary>
    public static MessagingFacts? Choose(MessagingSettings settings, GetBootstrapBrokersResponse named)
    {
        MessagingFacts?[] ways =
        [
            settings.Authentication.Contains("IAM") ? Facts(named.BootstrapBrokerStringSaslIam, "iam") : null,
            settings.ClientBroker != "PLAINTEXT" ? Facts(named.BootstrapBrokerStringTls, "tls") : null,
            settings.ClientBroker != "TLS" ? Facts(named.BootstrapBrokerString, "plaintext") : null,
            Facts(named.BootstrapBrokerStringTls, "tls"),
            Facts(named.BootstrapBrokerString, "plaintext"),
            Facts(named.BootstrapBrokerStringSaslIam, "iam"),
        ];
        return Array.Find(ways, way => way is not null);
    }

    /// <summary>The addresses that an earlier process reported; null when there are none, or they are not MSK's.</summary>
    public static MessagingFacts? Parse(string? servers)
        => servers is { Length: > 0 } && Ports(servers) is [var port] && SecurityByPort.GetValueOrDefault(port) is { } security
            ? new MessagingFacts(servers, security)
            : null;

    /// <summary>Whether both lead to the brokers in the same way.</summary>
    public static bool IsSameWay(MessagingFacts one, MessagingFacts other)
        => one.Security == other.Security && Ports(one.BootstrapServers).SequenceEqual(Ports(other.BootstrapServers));

    /// <summary>The former set as far as its brokers exist; only those that are gone are replaced.</summary>
    /// <param name="former">As it was reported.</param>
    /// <param name="named">As MSK names it now.</param>
    /// <param name="hosts">Hosts of the brokers that exist.</param>
    public static MessagingFacts Keep(MessagingFacts former, MessagingFacts named, IReadOnlySet<string> hosts)
    {
        var before = former.BootstrapServers.Split(',');
        var kept = before.Where(server => hosts.Contains(server.Split(':')[0])).ToList();
        if (kept.Count == 0)
            return named;
        var others = named.BootstrapServers.Split(',').Except(kept).Take(before.Length - kept.Count);
        return former with { BootstrapServers = Joined(kept.Concat(others)) };
    }

    private static MessagingFacts? Facts(string? servers, string security)
        => string.IsNullOrEmpty(servers) ? null : new MessagingFacts(Joined(servers.Split(',')), security);

    private static string Joined(IEnumerable<string> servers) => string.Join(',', servers.Order(StringComparer.Ordinal));

    private static string[] Ports(string servers)
        => [.. servers.Split(',').Select(server => server[(server.LastIndexOf(':') + 1)..]).Distinct().Order(StringComparer.Ordinal)];
}
