using Amazon.Kafka.Model;
using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Messaging.Brokers;

/// <summary>How clients talk to the brokers: transport, and the ways to prove who they are.</summary>
/// <param name="ClientBroker"><c>TLS</c>, <c>TLS_PLAINTEXT</c> or <c>PLAINTEXT</c>.</param>
/// <param name="Authentication">Sorted, of <c>IAM</c>, <c>SCRAM</c>, <c>TLS</c>, <c>Unauthenticated</c>; one text, so that it compares by value.</param>
internal sealed record ClientSecurity(string ClientBroker, string Authentication)
{
    /// <summary>Of the spec.</summary>
    public static ClientSecurity Of(MessagingSettings settings) => new(settings.ClientBroker, Joined(settings.Authentication));

    /// <summary>Of MSK's answer; what it leaves out is off, and a cluster without any proof is open.</summary>
    public static ClientSecurity Of(ClientAuthentication? authentication, EncryptionInfo? encryption)
    {
        List<string> ways = [];
        if (authentication?.Sasl?.Iam?.Enabled is true)
            ways.Add("IAM");
        if (authentication?.Sasl?.Scram?.Enabled is true)
            ways.Add("SCRAM");
        if (authentication?.Tls?.Enabled is true)
            ways.Add("TLS");
        if (authentication?.Unauthenticated?.Enabled is true || ways.Count == 0)
            ways.Add("Unauthenticated");
        return new ClientSecurity(encryption?.EncryptionInTransit?.ClientBroker?.Value ?? "TLS", Joined(ways));
    }

    /// <summary>Ways to prove who one is that nothing here provides for: no certificate authorities, no secrets that MSK takes.</summary>
    public IReadOnlyList<string> Unsupported => [.. Authentication.Split(' ').Where(way => way is "SCRAM" or "TLS")];

    /// <summary>
    /// As MSK wants it: every way is said, because one that is left out stays as it is (MSK API reference, UpdateSecurity).
    /// </summary>
    public ClientAuthentication ToAuthentication()
    {
        var ways = Authentication.Split(' ');
        return new()
        {
            Sasl = new() { Iam = new() { Enabled = ways.Contains("IAM") }, Scram = new() { Enabled = ways.Contains("SCRAM") } },
            Tls = new() { Enabled = ways.Contains("TLS") },
            Unauthenticated = new() { Enabled = ways.Contains("Unauthenticated") },
        };
    }

    /// <summary>As MSK wants it.</summary>
    public EncryptionInTransit ToTransport() => new() { ClientBroker = Amazon.Kafka.ClientBroker.FindValue(ClientBroker), InCluster = true };

    public override string ToString() => $"{ClientBroker} ({Authentication})";

    private static string Joined(IEnumerable<string> ways) => string.Join(' ', ways.Distinct().Order(StringComparer.Ordinal));
}
