using Wallet.Operator.Platform.Spec;

namespace Wallet.Operator.Platform.Rules;

/// <summary>ElastiCache.</summary>
internal static class CacheRules
{
    public static IEnumerable<SpecViolation> TokenOnlyWithTls(WalletPlatformSpec spec)
        => spec.Cache is { AuthToken: true, Tls: false } ? [new("spec.cache.authToken", "authToken needs tls")] : [];
}
