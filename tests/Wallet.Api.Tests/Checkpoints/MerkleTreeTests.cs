using System.Text;
using FsCheck;
using FsCheck.Xunit;
using Wallet.Api.Checkpoints;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Checkpoints;

public class MerkleTreeTests
{
    // The inputs and roots of Certificate Transparency's own test (google/certificate-transparency-go, merkle tree reference tests).
    private static readonly byte[][] Inputs =
    [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], [0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
        [0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
    ];

    [Theory]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Roots_are_those_of_certificate_transparency(int count, string root)
        => Convert.ToHexStringLower(MerkleTree.Root(Inputs.Take(count).Select(i => MerkleTree.Leaf(i)).ToArray())).Should().Be(root);

    [Property(MaxTest = 200)]
    public void Every_path_leads_to_the_root_and_from_no_other_place(PositiveInt size, NonNegativeInt place)
    {
        var count = (size.Get % 700) + 1;
        var leaves = Leaves(count);
        var index = place.Get % count;
        var path = MerkleTree.Path(leaves, index);
        Leads(leaves, index, index, path).Should().BeTrue();
        if (count > 1)
        {
            Leads(leaves, index, (index + 1) % count, path).Should().BeFalse("it is of another place");
            Leads(leaves, (index + 1) % count, index, path).Should().BeFalse("it is another leaf");
            Leads(leaves, index, index, [.. path.Skip(1)]).Should().BeFalse("it is too short");
        }
        Leads(leaves, index, index, [.. path, leaves[0]]).Should().BeFalse("it is too long");
    }

    // The last block may have any size: the tree over roots of blocks is the tree over leaves.
    [Property(MaxTest = 100)]
    public void A_tree_over_blocks_is_the_tree_over_their_leaves(PositiveInt size)
    {
        var leaves = Leaves((size.Get % 1500) + 1);
        var blocks = leaves.Chunk(LeafBlock.Size).Select(b => MerkleTree.Root(b)).ToArray();
        MerkleTree.Root(blocks).Should().Equal(MerkleTree.Root(leaves));
    }

    private static bool Leads(byte[][] leaves, int leaf, int place, IReadOnlyList<byte[]> path)
        => MerkleTree.RootOf(leaves[leaf], place, leaves.Length, path) is { } found && found.AsSpan().SequenceEqual(MerkleTree.Root(leaves));

    private static byte[][] Leaves(int count) => [.. Enumerable.Range(0, count).Select(i => MerkleTree.Leaf(Encoding.UTF8.GetBytes($"leaf {i}")))];
}
