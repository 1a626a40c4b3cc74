using Amazon.Kafka.Model;
using Wallet.Operator.Platform.Facts;
using Wallet.Operator.Platform.Settings;

namespace Wallet.Operator.Messaging;

/// <summary>Which of the addresses that MSK tells clients are to use.</summary>
internal static class BootstrapServers
{
    /// <summary>The safest way in that the spec allows and MSK tells, or null. Sorted: MSK tells the brokers in any order.</summary>
    public static MessagingFacts? Choose(MessagingSettings settings, GetBootstrapBrokersResponse told)
    {
        var hasTls = settings.ClientBroker != "PLAINTEXT";
        if (settings.Authentication.Contains("IAM") && Sorted(told.BootstrapBrokerStringSaslIam) is { } iam)
            return new MessagingFacts(iam, "iam");
        if (hasTls && Sorted(told.BootstrapBrokerStringTls) is { } tls)
            return new MessagingFacts(tls, "tls");
        return settings.ClientBroker != "TLS" && Sorted(told.BootstrapBrokerString) is { } plaintext
            ? new MessagingFacts(plaintext, "plaintext")
            : null;
    }

    private static string? Sorted(string? brokers) =>
        string.IsNullOrEmpty(brokers) ? null : string.Join(',', brokers.Split(',').Order(StringComparer.Ordinal));
}
