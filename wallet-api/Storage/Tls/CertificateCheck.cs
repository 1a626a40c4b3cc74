using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Wallet.Api.Storage.Tls;

/// <summary>
/// Decides whether a server's certificate is the one that it should have: made for this host, valid now, for a server's use, and signed by an
/// authority that the system or the file of certificates trusts. Ours, because the driver's (2.6) forgets the chain's errors once a file is
/// given, and without one asks for revocation lists, which private subnets do not reach.
/// </summary>
internal sealed class CertificateCheck(string host, X509Certificate2Collection authorities, bool checkRevocation, TimeProvider clock)
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private static readonly TimeSpan RevocationPatience = TimeSpan.FromSeconds(3);

    /// <summary>The check for a host by what the options say.</summary>
    /// <exception cref="IOException">The file of certificates cannot be used; the message has its path and setting.</exception>
    public static CertificateCheck Of(DatabaseOptions options, string host)
        => new(host, options.CaFile is { } file ? Read(file) : [], options.CheckRevocation, TimeProvider.System);

    /// <summary>The driver's callback.</summary>
    /// <exception cref="AuthenticationException">It is not; the message says why.</exception>
    public bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
        => Refusal(certificate as X509Certificate2, chain) is { } why ? throw new AuthenticationException(why) : true;

    /// <summary>Why the certificate is refused, null when it is not. <paramref name="sent"/> has what else the server sent.</summary>
    public string? Refusal(X509Certificate2? certificate, X509Chain? sent)
    {
        if (certificate is null)
            return $"{host} sent no certificate";
        if (!certificate.MatchesHostname(host))
            return $"the certificate of {certificate.Subject} is not for {host}";
        var refusal = RefusalBy(certificate, sent, X509ChainTrustMode.System);
        // The file's authorities are trusted besides the system's.
        return refusal is not null && authorities.Count > 0 ? RefusalBy(certificate, sent, X509ChainTrustMode.CustomRootTrust) : refusal;
    }

    private string? RefusalBy(X509Certificate2 certificate, X509Chain? sent, X509ChainTrustMode trust)
    {
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.TrustMode = trust;
        if (trust == X509ChainTrustMode.CustomRootTrust)
            policy.CustomTrustStore.AddRange(authorities);
        policy.ExtraStore.AddRange(authorities);
        if (sent is not null)
        {
            policy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
            policy.ExtraStore.AddRange(sent.ChainElements.Skip(1).Select(element => element.Certificate).ToArray());
        }
        policy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        policy.VerificationTime = clock.GetUtcNow().LocalDateTime;
        policy.RevocationMode = checkRevocation ? X509RevocationMode.Online : X509RevocationMode.NoCheck;
        policy.RevocationFlag = X509RevocationFlag.ExcludeRoot;
        policy.UrlRetrievalTimeout = RevocationPatience;
        // What is missing is not fetched from where the certificate says: it comes from the server or the file.
        policy.DisableCertificateDownloads = !checkRevocation;
        return chain.Build(certificate)
            ? null
            : $"the certificate of {certificate.Subject} is refused: "
                + string.Join("; ", chain.ChainStatus.Select(status => $"{status.Status}: {status.StatusInformation.TrimEnd('.', '\n', ' ')}"));
    }

    private static X509Certificate2Collection Read(string file)
    {
        try
        {
            var read = new X509Certificate2Collection();
            read.ImportFromPemFile(file);
            return read.Count > 0 ? read : throw new IOException($"WALLET_DATABASE_CA_FILE: {file} has no certificate in PEM.");
        }
        catch (Exception exception) when (exception is CryptographicException or UnauthorizedAccessException or FileNotFoundException
            or DirectoryNotFoundException)
        {
            throw new IOException($"WALLET_DATABASE_CA_FILE: {file} cannot be read: {exception.Message}", exception);
        }
    }
}
