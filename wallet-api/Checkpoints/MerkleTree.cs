using System.Security.Cryptography;

namespace Wallet.Api.Checkpoints;

/// <summary>The hash tree of RFC 9162, section 2.1, with SHA-256: pure. Hashes have 32 bytes.</summary>
internal static class MerkleTree
{
    /// <summary>The hash of a leaf's content.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> content) => SHA256.HashData([0x00, .. content]);

    /// <summary>The root over hashes of leaves, or of subtrees that are full but for the last and all of one size, a power of two.</summary>
    public static byte[] Root(ReadOnlySpan<byte[]> hashes)
    {
        if (hashes.Length == 1)
            return hashes[0];
        var split = SplitOf(hashes.Length);
        return Node(Root(hashes[..split]), Root(hashes[split..]));
    }

    /// <summary>The hashes that, with that of <paramref name="index"/>, give the root, from the leaf up.</summary>
    public static IReadOnlyList<byte[]> Path(ReadOnlySpan<byte[]> hashes, int index)
    {
        if (hashes.Length == 1)
            return [];
        var split = SplitOf(hashes.Length);
        return index < split
            ? [.. Path(hashes[..split], index), Root(hashes[split..])]
            : [.. Path(hashes[split..], index - split), Root(hashes[..split])];
    }

    /// <summary>The root to which a path leads; null where it is too long or too short for a tree of <paramref name="size"/> leaves.</summary>
    public static byte[]? RootOf(byte[] leaf, long index, long size, IEnumerable<byte[]> path)
    {
        if (index < 0 || index >= size)
            return null;
        var (root, node, last) = (leaf, index, size - 1);
        foreach (var other in path)
        {
            if (last == 0)
                return null;
            if ((node & 1) == 1 || node == last)
            {
                root = Node(other, root);
                for (; (node & 1) == 0 && node != 0; node >>= 1)
                    last >>= 1;
            }
            else
            {
                root = Node(root, other);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 ? root : null;
    }

    private static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([0x01, .. left, .. right]);

    // The largest power of two that is less.
    private static int SplitOf(int count) => 1 << (31 - int.LeadingZeroCount(count - 1));
}
