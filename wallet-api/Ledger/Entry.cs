using System.Buffers.Binary;
using System.Security.Cryptography;
using Wallet.Api.Commands;

namespace Wallet.Api.Ledger;

/// <summary>One line of a wallet's statement: what a transaction did to it, and how it stood afterwards. Minor units.</summary>
internal readonly record struct Entry(
    WalletId Wallet, TransactionId Transaction, TransactionKind Kind, long Sequence, long Amount, long Posted, long Held,
    WalletId Counterparty, UInt128 Chain)
{
    /// <summary>
    /// The hash over this entry and, through <paramref name="previous"/>, all before it: the first 16 bytes of SHA-256 over
    /// previous, wallet, transaction, sequence, amount, posted and held, each big-endian.
    /// </summary>
    public UInt128 ChainAfter(UInt128 previous)
    {
        Span<byte> content = stackalloc byte[64];
        BinaryPrimitives.WriteUInt128BigEndian(content, previous);
        BinaryPrimitives.WriteInt64BigEndian(content[16..], Wallet.Value);
        BinaryPrimitives.WriteInt64BigEndian(content[24..], Transaction.Value);
        BinaryPrimitives.WriteInt64BigEndian(content[32..], Sequence);
        BinaryPrimitives.WriteInt64BigEndian(content[40..], Amount);
        BinaryPrimitives.WriteInt64BigEndian(content[48..], Posted);
        BinaryPrimitives.WriteInt64BigEndian(content[56..], Held);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
