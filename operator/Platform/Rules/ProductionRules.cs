using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Platform.Rules;

/// <summary>What production does not allow.</summary>
internal static class ProductionRules
{
    public static IEnumerable<SpecViolation> ImageByDigest(WalletPlatformSpec spec)
        => IsProduction(spec) && !spec.App.Image.Contains("@sha256:", StringComparison.Ordinal)
            ? [new("spec.app.image", "a production image must be named by digest: name@sha256:…")]
            : [];

    public static IEnumerable<SpecViolation> IngressWithCertificate(WalletPlatformSpec spec)
        => IsProduction(spec) && spec.App.Ingress is { CertificateArn: null }
            ? [new("spec.app.ingress.certificateArn", "production ingress needs certificateArn")]
            : [];

    public static IEnumerable<SpecViolation> DeleteOnlyWithProtection(WalletPlatformSpec spec)
        => IsProduction(spec) && spec.Deletion?.Policy == "Delete" && spec.Database?.DeletionProtection != true
            ? [new("spec.database.deletionProtection", "production with deletion.policy Delete needs database.deletionProtection")]
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

    private static bool IsProduction(WalletPlatformSpec spec) => spec.Environment == "production";
}
