namespace Wallet.Operator.Tests.Kube;

/// <summary>Specs that tests begin with.</summary>
internal static class Specs
{
    public static readonly object Staging = new { environment = "staging", region = "sa-east-1", app = new { image = "wallet-api:1" } };

    public static readonly object Production = new
    {
        environment = "production",
        region = "sa-east-1",
        app = new { image = "wallet-api@sha256:" + new string('a', 64), ingress = new { scheme = "internal" } },
    };
}
