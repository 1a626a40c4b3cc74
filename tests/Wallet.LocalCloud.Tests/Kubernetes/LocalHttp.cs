using System.Security.Cryptography.X509Certificates;
using Wallet.LocalCloud.Kubernetes;

namespace Wallet.LocalCloud.Tests.Kubernetes;

/// <summary>Plain HTTPS to a server, trusting its authority and nothing else.</summary>
internal static class LocalHttp
{
    public static HttpClient Client(KubernetesApi api)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.Add(X509Certificate2.CreateFromPem(api.AuthorityPem));
        return new HttpClient(handler) { BaseAddress = api.Address };
    }
}
