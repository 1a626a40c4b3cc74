using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Platform.Rules;

/// <summary>How clients reach cache and brokers, and prove who they are.</summary>
internal static class TransportRules
{
    private const string Authentication = "spec.messaging.authentication";

    public static IEnumerable<SpecViolation> TokenOnlyWithTls(WalletPlatformSpec spec)
        => spec.Cache is { AuthToken: true, Tls: false } ? [new("spec.cache.authToken", "authToken needs tls")] : [];

    public static IEnumerable<SpecViolation> PlaintextWithoutAuthentication(WalletPlatformSpec spec)
        => spec.Messaging is { ClientBroker: "PLAINTEXT", Authentication: { } ways } && ways.Any(way => way != "Unauthenticated")
            ? [new(Authentication, "PLAINTEXT allows no authentication")]
            : [];

    // With TLS, MSK takes certificate authorities, which a spec cannot name; with SCRAM a secret of its own form, which nothing makes yet.
    public static IEnumerable<SpecViolation> WaysThatWork(WalletPlatformSpec spec)
        => (spec.Messaging?.Authentication ?? [])
            .Where(way => way is "TLS" or "SCRAM")
            .Select(way => new SpecViolation(
                Authentication,
                $"{way} is not supported: "
                + (way == "TLS" ? "it needs certificate authorities; " : "it needs AmazonMSK_ secrets; ")
                + "use IAM, and clientBroker TLS for encryption"));

    // MSK API reference, ClientAuthentication.Sasl: with TLS_PLAINTEXT, unauthenticated must be on too.
    public static IEnumerable<SpecViolation> IamBesidePlaintext(PlatformSettings settings)
        => settings.Messaging is { ClientBroker: "TLS_PLAINTEXT", Authentication: { } ways }
            && ways.Contains("IAM") && !ways.Contains("Unauthenticated")
                ? [new(Authentication, "IAM with clientBroker TLS_PLAINTEXT needs Unauthenticated too: add it, or set clientBroker: TLS")]
                : [];
}
