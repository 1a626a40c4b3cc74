using System.Security.Cryptography;

namespace Wallet.LocalCloud.Kubernetes.ServiceAccounts;

/// <summary>The key that signs tokens. With a data directory it outlives the server, so that running pods keep their access.</summary>
internal static class SigningKey
{
    // Making one takes a quarter of a second; servers without a directory are all of one process and may share it.
    private static readonly Lazy<string> Shared = new(() =>
    {
        using var key = RSA.Create(2048);
        return key.ExportPkcs8PrivateKeyPem();
    });

    public static RSA Load(string? directory)
    {
        var key = RSA.Create();
        if (directory is null)
        {
            key.ImportFromPem(Shared.Value);
            return key;
        }

        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, "service-account-key.pem");
        if (!File.Exists(path)) File.WriteAllText(path, Shared.Value);
        key.ImportFromPem(File.ReadAllText(path));
        return key;
    }

    public static string Id(RSA key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()).AsSpan(0, 12));
}
