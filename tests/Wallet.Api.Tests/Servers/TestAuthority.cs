using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Wallet.Api.Tests.Servers;

/// <summary>A certificate authority of our own, that signs whatever it is asked to.</summary>
public sealed class TestAuthority
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    private readonly X509Certificate2? _issuer;

    /// <summary>A root or, with <paramref name="issuer"/>, an intermediate authority below it.</summary>
    public TestAuthority(string name, TestAuthority? issuer = null, bool isExpired = false)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var (from, to) = isExpired ? (Now.AddDays(-30), Now.AddDays(-1)) : (Now.AddDays(-30), Now.AddDays(30));
        _issuer = issuer?.Certificate;
        Certificate = _issuer is null
            ? request.CreateSelfSigned(from, to)
            : request.Create(_issuer, from, to, RandomNumberGenerator.GetBytes(8)).CopyWithPrivateKey(key);
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>The authority's certificate as a file has it.</summary>
    public string Pem => Certificate.ExportCertificatePem();

    /// <summary>A certificate for a name or an address, with its key.</summary>
    public X509Certificate2 Sign(
        string host, int fromDays = -10, int toDays = 10, string? usage = ServerAuthentication)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=the server", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        if (IPAddress.TryParse(host, out var address))
            names.AddIpAddress(address);
        else
            names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        if (usage is not null)
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        // By the key alone: an authority that expired signs too.
        var signer = X509SignatureGenerator.CreateForRSA(Certificate.GetRSAPrivateKey()!, RSASignaturePadding.Pkcs1);
        return request.Create(
            Certificate.SubjectName, signer, Now.AddDays(fromDays), Now.AddDays(toDays), RandomNumberGenerator.GetBytes(8)).CopyWithPrivateKey(key);
    }
}
