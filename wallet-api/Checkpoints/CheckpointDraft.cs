using System.Security.Cryptography;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Checkpoints;

/// <summary>A checkpoint while its transactions are read, in the order of their ids.</summary>
internal sealed class CheckpointDraft
{
    private readonly TransactionId _from;

    /// <summary>Begins with the transactions from <paramref name="from"/> on.</summary>
    public CheckpointDraft(TransactionId from) => _from = Next = from;

    /// <summary>The most transactions of one checkpoint.</summary>
    public const int MaxTransactions = 65_536;

    private readonly List<LeafBlock> _blocks = [];
    private readonly List<byte[]> _open = [];
    private TransactionId _first;

    /// <summary>How many it has.</summary>
    public int Count { get; private set; }

    /// <summary>Where the next one is looked for.</summary>
    public TransactionId Next { get; private set; }

    /// <summary>Adds the next transaction.</summary>
    public void Add(TransactionId id, byte[] hash)
    {
        if (_open.Count == 0)
            _first = id;
        _open.Add(hash);
        Next = new(id.Value + 1);
        Count++;
        if (_open.Count == LeafBlock.Size)
            CloseBlock();
    }

    /// <summary>The root of each block; the last may be one that is not full.</summary>
    public IReadOnlyList<LeafBlock> Finish()
    {
        if (_open.Count > 0)
            CloseBlock();
        return _blocks;
    }

    /// <summary>Seals it up to <paramref name="before"/>, after <paramref name="last"/> if there is one.</summary>
    public SealedCheckpoint Seal(TransactionId before, SealedCheckpoint? last, CheckpointKey key, DateTimeOffset now)
    {
        var blocks = Finish();
        var checkpoint = new Checkpoint(
            Checkpoint.CurrentVersion, (last?.Number ?? 0) + 1, _from.ToString(), before.ToString(), Count,
            Convert.ToHexStringLower(MerkleTree.Root(blocks.Select(b => b.Root).ToArray())), now, last is null ? null : HashOf(last));
        return new(checkpoint.Number, _from, before, Count, blocks, key.Sign(checkpoint.ToBytes()));
    }

    /// <summary>The hash by which the next checkpoint names this one.</summary>
    public static string HashOf(SealedCheckpoint checkpoint)
        => Convert.ToHexStringLower(SHA256.HashData(CheckpointKey.PayloadOf(checkpoint.Signed) ?? []));

    private void CloseBlock()
    {
        _blocks.Add(new(_first, MerkleTree.Root(_open.ToArray())));
        _open.Clear();
    }
}
