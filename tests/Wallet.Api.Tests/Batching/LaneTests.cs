using Wallet.Api.Batching;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Batching;

public sealed class LaneTests
{
    private static readonly WalletId Wallet = WalletId.Create(1, Currency.FromNumber(978), 1);

    [Fact]
    public async Task A_batch_is_bounded_by_items_and_by_bytes_and_what_is_heavier_goes_alone()
    {
        var batches = new List<int[]>();
        var gate = new Gate();
        Weight[] items = [new(1, 1), new(2, 10), new(1, 95), new(1, 1), new(1, 1), new(1, 1), new(1, 1), new(9, 900), new(1, 1)];
        await using (var lane = LaneOf(new(100, 10_000), new(3, 100), index => items[index], gate, batches))
        {
            var admissions = Enumerable.Range(0, items.Length).Select(lane.TryAdd).ToList();
            gate.Open();
            admissions.Should().AllBeEquivalentTo(Admission.Taken);
        }
        // The first is taken before the others are there.
        batches.SelectMany(b => b).Should().Equal(Enumerable.Range(0, items.Length));
        batches.Should().OnlyContain(b => b.Length == 1 || (b.Sum(i => items[i].Items) <= 3 && b.Sum(i => items[i].Bytes) <= 100));
        batches.Should().Contain(b => b.Length == 3, "light ones go together");
        batches.Should().ContainSingle(b => b.Length == 1 && b[0] == 7);
    }

    [Fact]
    public async Task One_owner_fills_its_share_and_leaves_the_rest_to_others()
    {
        var gate = new Gate();
        await using var lane = LaneOf(new(10, 1000), new(1, 1000), _ => new(1, 100), gate, [], index => index / 100);
        lane.TryAdd(0);
        await gate.Reached;
        // Owner 1 by items, owner 2 by what is left of the lane; owner 0 has no bound.
        var one = Enumerable.Range(100, 6).Select(lane.TryAdd).ToList();
        var two = Enumerable.Range(200, 6).Select(lane.TryAdd).ToList();
        var depth = lane.Depth;
        gate.Open();
        one.Should().Equal(
            Admission.Taken, Admission.Taken, Admission.Taken, Admission.Taken, Admission.Taken, Admission.ShareUsedUp);
        two.Should().Equal(Admission.Taken, Admission.Taken, Admission.Taken, Admission.Taken, Admission.Taken, Admission.Full);
        depth.Should().Be(10);
    }

    [Fact]
    public async Task What_left_the_lane_makes_room_for_its_owner()
    {
        var gate = new Gate();
        await using var lane = LaneOf(new(4, 1000), new(4, 1000), _ => Weight.One, gate, [], _ => 7);
        lane.TryAdd(0);
        await gate.Reached;
        var first = (lane.TryAdd(1), lane.TryAdd(2), lane.TryAdd(3));
        gate.Open();
        first.Should().Be((Admission.Taken, Admission.Taken, Admission.ShareUsedUp));
        while (lane.Depth > 0)
            await Task.Yield();
        lane.TryAdd(4).Should().Be(Admission.Taken);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(250, 8192)]
    public void An_atomic_batch_weighs_what_its_items_weigh(int items, int metadata)
    {
        var deposit = new Deposit(Caller.Trusted, null, Wallet, 1, new(null, null, new string('é', metadata / 2)));
        var (one, all) = (Weight.Of(deposit), Weight.Of(new AtomicBatch(Caller.Trusted, null, [.. Enumerable.Repeat(deposit, items)])));
        one.Items.Should().Be(1);
        one.Bytes.Should().BeGreaterThan(4 * metadata, "a text is written twice, two digits a byte");
        all.Items.Should().Be(items);
        all.Bytes.Should().BeGreaterThanOrEqualTo(items * one.Bytes);
    }

    [Fact]
    public void What_is_written_as_text_weighs_four_digits_a_byte()
    {
        const int Movement = 1500;
        Weight.Of(Deposit(new("ab", "c", "{}"))).Should().Be(new Weight(1, Movement + (4 * 5)));
        Weight.Of(new CreateWallet(Caller.Trusted, null, Wallet.Currency, new("anä", 1, null, 0, Limits.None, "{}")))
            .Should().Be(new Weight(1, Movement + (4 * 6)));
        Weight.Of(new SetLimits(Caller.Trusted, null, Wallet, Limits.None, 0)).Should().Be(new Weight(1, Movement));
        foreach (var (legs, movements) in ((int, int)[])[(2, 1), (3, 1), (7, 3)])
        {
            Weight.Of(new PostTransaction(Caller.Trusted, null, [.. Enumerable.Repeat(new Leg(Wallet, 1), legs)], [], new("r", null)))
                .Should().Be(new Weight(movements, (Movement * movements) + 4));
        }

        static Deposit Deposit(Remarks remarks) => new(Caller.Trusted, null, Wallet, 1, remarks);
    }

    private static Lane<int> LaneOf(
        Weight capacity, Weight batch, Func<int, Weight> weightOf, Gate gate, List<int[]> batches,
        Func<int, long>? ownerOf = null)
        => new(new(capacity, () => batch)
        {
            Share = new(capacity.Items / 2, capacity.Bytes / 2),
            WeightOf = weightOf,
            OwnerOf = ownerOf ?? (_ => 0),
        },
        async taken =>
        {
            batches.Add([.. taken]);
            await gate.PassAsync();
        });

    /// <summary>Where the worker waits with a batch in hand until it is opened.</summary>
    private sealed class Gate
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _open = new();

        public Task Reached => _reached.Task;

        public void Open() => _open.SetResult();

        public Task PassAsync()
        {
            _reached.TrySetResult();
            return _open.Task;
        }
    }
}
