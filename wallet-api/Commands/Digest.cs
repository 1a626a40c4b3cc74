using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Wallet.Api.Commands;

/// <summary>The first 16 bytes of SHA-256 over texts, each with its length before it, so that no two lists of texts read the same.</summary>
internal static class Digest
{
    /// <summary>The digest of <paramref name="parts"/>; null differs from the empty text.</summary>
    public static UInt128 Of(params ReadOnlySpan<string?> parts)
    {
        var size = 0;
        foreach (var part in parts)
            size += sizeof(int) + Encoding.UTF8.GetMaxByteCount(part?.Length ?? 0);
        var rented = ArrayPool<byte>.Shared.Rent(size);
        var length = 0;
        foreach (var part in parts)
        {
            var written = part is null ? -1 : Encoding.UTF8.GetBytes(part, rented.AsSpan(length + sizeof(int)));
            BinaryPrimitives.WriteInt32BigEndian(rented.AsSpan(length), written);
            length += sizeof(int) + Math.Max(written, 0);
        }
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(rented.AsSpan(0, length), hash);
        ArrayPool<byte>.Shared.Return(rented);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    /// <summary>What stands for a user in narrow rows.</summary>
    public static UInt128 OfOwner(string userId) => Of(userId);
}
