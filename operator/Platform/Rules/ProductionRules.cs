using Wallet.Operator.Platform.Settings;
using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Platform.Rules;

/// <summary>What production does not allow.</summary>
internal static class ProductionRules
{
    public static IEnumerable<SpecViolation> ImageByDigest(WalletPlatformSpec spec)
        => IsProduction(spec) && !spec.App.Image.Contains("@sha256:", StringComparison.Ordinal)
            ? [new("spec.app.image", "a production image must be named by digest: name@sha256:…")]
            : [];

    /// <summary>Of the settings: a spec without an ingress gets the profile's, which faces the internet.</summary>
    public static IEnumerable<SpecViolation> EncryptedFromOutside(PlatformSettings settings)
        => settings is { Environment: "production", App.Ingress: { CertificateArn: null, Scheme: not "internal" } }
            ? [new(
                "spec.app.ingress.certificateArn",
                "production needs a certificate, or its load balancer would serve plain HTTP to the internet: "
                + "set certificateArn, or scheme: internal")]
            : [];

    /// <summary>By policy or by the database's exception from it.</summary>
    public static IEnumerable<SpecViolation> DeleteOnlyWithProtection(WalletPlatformSpec spec)
        => IsProduction(spec) && PolicyOfDatabase(spec.Deletion) == "Delete" && spec.Database?.DeletionProtection != true
            ? [new(
                "spec.database.deletionProtection",
                "production whose deletion deletes the database needs database.deletionProtection: true")]
            : [];

    public static IEnumerable<SpecViolation> OneReader(WalletPlatformSpec spec)
        => IsProduction(spec) && spec.Database?.Readers < 1 ? [new("spec.database.readers", "production needs at least one reader")] : [];

    public static IEnumerable<SpecViolation> TlsToBrokers(WalletPlatformSpec spec)
        => IsProduction(spec) && spec.Messaging?.ClientBroker is not (null or "TLS")
            ? [new("spec.messaging.clientBroker", "production needs TLS to the brokers")]
            : [];

    public static IEnumerable<SpecViolation> TlsToCache(WalletPlatformSpec spec)
        => IsProduction(spec) && spec.Cache?.Tls == false ? [new("spec.cache.tls", "production needs TLS to the cache")] : [];

    public static IEnumerable<SpecViolation> CallersProveThemselves(WalletPlatformSpec spec)
        => IsProduction(spec) && spec.App.Env?.GetValueOrDefault("WALLET_AUTH_MODE") == "disabled"
            ? [new("spec.app.env.WALLET_AUTH_MODE", "production does not run without authentication: remove it or set jwt")]
            : [];

    private static string? PolicyOfDatabase(DeletionSpec? deletion)
        => deletion?.Components?.FirstOrDefault(exception => exception.Component == "database")?.Policy ?? deletion?.Policy;

    private static bool IsProduction(WalletPlatformSpec spec) => spec.Environment == "production";
}
