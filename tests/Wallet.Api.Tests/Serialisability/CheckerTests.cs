using Wallet.Api.Tests.Traffic;

namespace Wallet.Api.Tests.Serialisability;

/// <summary>Histories written by hand. Times are invocation and completion; d1, t1, … are transactions.</summary>
public class CheckerTests
{
    private readonly List<Operation> _operations = [];
    private readonly List<HistoryEntry> _entries = [];

    [Fact]
    public void One_after_the_other_is_serialisable()
    {
        Deposit(1, 2, 0, 10, "d1", version: 1, balance: 10);
        Transfer(3, 4, 0, 1, 4, "t1", version: 2, balance: 6);
        Read(5, 6, 1, version: 1, balance: 4);
        Withdraw(7, 8, 0, 7, "INSUFFICIENT_FUNDS", available: 6);
        Entries(0, "d1", "t1").Entries(1, "t1").Check().Should().BeEmpty();
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 10)]
    public void A_read_beside_a_deposit_may_see_it_or_not(long version, long balance)
    {
        Deposit(1, 5, 0, 10, "d1", version: 1, balance: 10);
        Read(2, 4, 0, version, balance);
        Entries(0, "d1").Check().Should().BeEmpty();
    }

    [Fact]
    public void A_stale_read_is_found()
    {
        Deposit(1, 2, 0, 10, "d1", version: 1, balance: 10);
        Read(3, 4, 0, version: 0, balance: 0);
        Entries(0, "d1").Check().Should().ContainSingle()
            .Which.Should().Match("*answered before the next was sent*before the next by version 1 of w0*");
    }

    [Fact]
    public void A_lost_update_is_found()
    {
        Deposit(1, 2, 0, 10, "d1", version: 1, balance: 10);
        Deposit(3, 6, 0, 5, "d2", version: 2, balance: 15);
        Deposit(4, 7, 0, 3, "d3", version: 2, balance: 13);
        Entries(0, "d1", "d2").Check().Should().ContainSingle().Which.Should().Match("*nothing, is in the statements*Deposit w0+3*");
    }

    [Fact]
    public void An_update_made_from_an_old_balance_is_found()
    {
        Deposit(1, 2, 0, 10, "d1", version: 1, balance: 10);
        Deposit(3, 6, 0, 5, "d2", version: 2, balance: 15);
        Deposit(4, 7, 0, 3, "d3", version: 3, balance: 13);
        Entries(0, "d1", "d2", "d3").Check().Should().ContainSingle().Which.Should().Match("*would be done balance 18*Deposit w0+3*");
    }

    [Fact]
    public void An_order_against_real_time_is_found()
    {
        Deposit(1, 2, 0, 10, "d1", version: 2, balance: 15);
        Deposit(3, 4, 0, 5, "d2", version: 1, balance: 5);
        Entries(0, "d2", "d1").Check().Should().ContainSingle().Which.Should().Contain("the last before the first");
    }

    [Fact]
    public void A_torn_transfer_is_found()
    {
        Deposit(1, 2, 0, 10, "d1", version: 1, balance: 10);
        Transfer(3, 4, 0, 1, 4, "t1", version: 2, balance: 6);
        Entries(0, "d1", "t1").Check().Should().ContainSingle().Which.Should().Match("Only a part of it*Transfer w0-4 w1+4*");
    }

    [Fact]
    public void Two_readers_who_see_two_deposits_in_opposite_orders_are_found()
    {
        Deposit(1, 9, 0, 1, "d1", version: 1, balance: 1);
        Deposit(1, 9, 1, 1, "d2", version: 1, balance: 1);
        Read(2, 3, 0, version: 1, balance: 1);
        Read(4, 5, 1, version: 0, balance: 0);
        Read(2, 3, 1, version: 1, balance: 1);
        Read(4, 5, 0, version: 0, balance: 0);
        Entries(0, "d1").Entries(1, "d2").Check().Should().ContainSingle().Which.Should().Contain("the last before the first");
    }

    [Fact]
    public void A_refusal_that_was_never_right_is_found()
    {
        Deposit(1, 2, 0, 10, "d1", version: 1, balance: 10);
        Withdraw(3, 4, 0, 7, "INSUFFICIENT_FUNDS", available: 0);
        Entries(0, "d1").Check().Should().ContainSingle().Which.Should().Match("At no time*Withdraw w0-7*");
    }

    [Fact]
    public void A_refusal_beside_a_deposit_may_be_from_before_it()
    {
        Deposit(1, 6, 0, 10, "d1", version: 1, balance: 10);
        Withdraw(2, 4, 0, 7, "INSUFFICIENT_FUNDS", available: 0);
        Entries(0, "d1").Check().Should().BeEmpty();
    }

    // The transfer, refused when its payer had 10, came last. Were it bound to what the receiver had first, the other refusal had no place.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_refusal_takes_no_place_that_is_the_only_one_of_another(bool looksAtReceiver)
    {
        Deposit(3, 8, 1, 5, "d1", version: 1, balance: 5);
        Withdraw(4, 5, 1, 7, "INSUFFICIENT_FUNDS", available: 5);
        Deposit(6, 7, 0, 10, "d2", version: 1, balance: 10);
        var request = new MoneyRequest(RequestKind.Transfer, "", new Leg(0, -20), new Leg(1, 20))
        {
            Conditions = looksAtReceiver ? [new(1, Version: null, MinAvailable: 0)] : [],
        };
        Add(2, 9, request, new("INSUFFICIENT_FUNDS", Available: 10));
        Entries(0, "d2").Entries(1, "d1").Check().Should().BeEmpty();
    }

    [Fact]
    public void A_gap_in_a_statement_is_found()
    {
        Deposit(1, 2, 0, 10, "d1", version: 2, balance: 10);
        _entries.Add(new(0, 2, "d1"));
        Check().Should().ContainSingle().Which.Should().Be("w0: version 2 follows 0");
    }

    [Fact]
    public void A_hold_that_was_captured_twice_is_found()
    {
        Deposit(1, 2, 0, 10, "d1", version: 1, balance: 10);
        Add(3, 4, new(RequestKind.Hold, "", new Leg(0, 0)) { Amount = 8 }, new("", Version: 2) { Transactions = ["h1"] });
        Add(5, 8, Capture(5), new("", 5, 5, 3) { Transactions = ["c1"] });
        Add(6, 9, Capture(5), new("", 0, 0, 4) { Transactions = ["c2"] });
        Entries(0, "d1", "h1", "c1", "c2").Check().Should().ContainSingle().Which.Should().Contain("HOLD_NOT_ACTIVE");

        static MoneyRequest Capture(long amount)
            => new(RequestKind.Capture, "", new Leg(0, -amount)) { Amount = amount, Target = "h1", Final = true };
    }

    [Fact]
    public void A_capture_above_what_is_held_takes_no_more_than_is_available()
    {
        Deposit(1, 2, 0, 10, "d1", version: 1, balance: 10);
        Add(3, 4, new(RequestKind.Hold, "", new Leg(0, 0)) { Amount = 8 }, new("", 10, 2, 2) { Transactions = ["h1"] });
        Add(5, 6, Above(11), new("INSUFFICIENT_FUNDS", Available: 2));
        Add(7, 8, Above(9), new("", 1, 1, 3) { Transactions = ["c1"] });
        Add(9, 10, Above(1), new("INSUFFICIENT_FUNDS", Available: 1));
        Entries(0, "d1", "h1", "c1").Check().Should().ContainSingle().Which.Should().Contain("#4 ");

        static MoneyRequest Above(long amount)
            => new(RequestKind.Capture, "", new Leg(0, -amount)) { Amount = amount, Target = "h1", AllowAbove = true };
    }

    private IReadOnlyList<string> Check() => Checker.Check(new(2, _operations, _entries));

    private CheckerTests Entries(int wallet, params string[] transactions)
    {
        _entries.AddRange(transactions.Select((t, i) => new HistoryEntry(wallet, i + 1, t)));
        return this;
    }

    private void Deposit(long from, long to, int wallet, long amount, string id, long version, long balance)
        => Add(from, to, new(RequestKind.Deposit, "", new Leg(wallet, amount)), new("", balance, balance, version) { Transactions = [id] });

    private void Transfer(long from, long to, int source, int destination, long amount, string id, long version, long balance) => Add(
        from, to, new(RequestKind.Transfer, "", new Leg(source, -amount), new Leg(destination, amount)),
        new("", balance, balance, version) { Transactions = [id] });

    private void Withdraw(long from, long to, int wallet, long amount, string code, long available)
        => Add(from, to, new(RequestKind.Withdraw, "", new Leg(wallet, -amount)), new(code, Available: available));

    private void Read(long from, long to, int wallet, long version, long balance)
        => Add(from, to, new(RequestKind.Read, "", new Leg(wallet, 0)), new("", balance, balance, version));

    private void Add(long from, long to, MoneyRequest request, Seen answer) => _operations.Add(new(_operations.Count, 0, from, to, request, answer));
}
