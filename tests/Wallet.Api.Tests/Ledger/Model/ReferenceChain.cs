using System.Buffers.Binary;
using System.Security.Cryptography;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger.Model;

/// <summary>The hash chain by its documented layout: chain, wallet, transaction, sequence, amount, posted, held, big-endian.</summary>
internal static class ReferenceChain
{
    public static UInt128 After(UInt128 previous, Entry entry)
    {
        Span<byte> text = stackalloc byte[16 + (6 * sizeof(long))];
        BinaryPrimitives.WriteUInt128BigEndian(text, previous);
        ReadOnlySpan<long> fields = [entry.Wallet.Value, entry.Transaction.Value, entry.Sequence, entry.Amount, entry.Posted, entry.Held];
        for (var i = 0; i < fields.Length; i++)
            BinaryPrimitives.WriteInt64BigEndian(text[(16 + (i * sizeof(long)))..], fields[i]);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(text, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
