using System.Buffers.Binary;
using System.Security.Cryptography;
using Wallet.Api.Commands;

namespace Wallet.Api.Webhooks;

/// <summary>
/// The key under which secrets of webhooks are encrypted in the database: AES-256-GCM with a nonce drawn for each, and the webhook's id as
/// associated data, so that no secret can be put in the place of another webhook's (NIST SP 800-38D).
/// </summary>
internal sealed class WebhookKey : IDisposable
{
    private const int KeyBytes = 32;
    private const int TagBytes = 16;
    private const int NonceBytes = 12;
    private const byte Version = 1;
    private const int HeadBytes = 1 + NonceBytes + TagBytes;
    private readonly byte[] _key;

    private WebhookKey(byte[] key) => _key = key;

    // One for each use: it is not for several threads at a time.
    private AesGcm Aes => new(_key, TagBytes);

    /// <summary>Reads a key.</summary>
    /// <exception cref="ArgumentException">The file has no key of this kind. The message does not quote it.</exception>
    public static WebhookKey Read(string file)
    {
        try
        {
            var key = Convert.FromBase64String(File.ReadAllText(file).Trim());
            if (key.Length == KeyBytes)
                return new(key);
        }
        catch (FormatException)
        {
            // It is reported like one of another length.
        }
        throw new ArgumentException($"{file} must have 32 bytes in base64; make one with: openssl rand -base64 32");
    }

    /// <summary>Encrypts a secret: a version, the nonce, the tag, the text.</summary>
    public byte[] Seal(WebhookId webhook, ReadOnlySpan<byte> secret)
    {
        var bytes = new byte[HeadBytes + secret.Length];
        bytes[0] = Version;
        var nonce = bytes.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = Aes;
        aes.Encrypt(nonce, secret, bytes.AsSpan(HeadBytes), bytes.AsSpan(1 + NonceBytes, TagBytes), Associated(webhook));
        return bytes;
    }

    /// <summary>Decrypts what was encrypted for this webhook; null for anything else.</summary>
    public byte[]? Open(WebhookId webhook, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeadBytes || bytes[0] != Version)
            return null;
        var secret = new byte[bytes.Length - HeadBytes];
        using var aes = Aes;
        try
        {
            aes.Decrypt(bytes.Slice(1, NonceBytes), bytes[HeadBytes..], bytes.Slice(1 + NonceBytes, TagBytes), secret, Associated(webhook));
            return secret;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => CryptographicOperations.ZeroMemory(_key);

    private static byte[] Associated(WebhookId webhook)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, webhook.Value);
        return bytes;
    }
}
