using System.Globalization;
using System.Net;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;
using Wallet.Api.Tests.Servers;

namespace Wallet.Api.Tests.History;

/// <summary>What callers read of days that are closed, and of days that are retired.</summary>
public sealed class RetiredReadsTests : IAsyncLifetime
{
    private PastFixture _past = null!;

    public async Task InitializeAsync() => _past = await PastFixture.StartAsync();

    public async Task DisposeAsync() => await _past.DisposeAsync();

    [Fact]
    public async Task A_balance_in_the_past_never_changes_whatever_is_closed_or_retired()
    {
        var times = TimesAround(_past.Past.Memory.Entries).ToList();
        var kept = await AnswersAsync(times);
        await _past.CloseAsync();
        (await AnswersAsync(times)).Select(a => a.Text).Should().Equal(kept.Select(a => a.Text));
        await _past.RetireAsync();
        foreach (var (then, now) in kept.Zip(await AnswersAsync(times)))
        {
            if (now.Status != HttpStatusCode.Gone)
                now.Text.Should().Be(then.Text);
            else
                IsWithinARetiredDay(then["timestamp"].GetDateTimeOffset()).Should().BeTrue(now.Text);
        }
    }

    [Fact]
    public async Task Within_a_retired_day_the_nearest_balances_are_told_and_can_be_asked_for()
    {
        await RetireAsync();
        var gone = await AtAsync(_past.At(3, 12));
        (gone.Status, gone.Code).Should().Be((HttpStatusCode.Gone, "HISTORY_RETIRED"));
        gone["outcome"].GetString().Should().Be("not_executed");
        foreach (var (side, minor, version) in new[] { ("before", 90_00L, 2L), ("after", 84_00L, 4L) })
        {
            var details = gone["details"];
            details.GetProperty($"{side}BalanceMinor").GetString().Should().Be($"{minor}");
            var asked = await AtAsync(details.GetProperty($"{side}Timestamp").GetString()!);
            (asked["balanceMinor"].GetInt64(), asked["version"].GetInt64()).Should().Be((minor, version));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("&type=TRANSFER")]
    [InlineData("&direction=out")]
    public async Task A_statement_ends_where_history_is_kept_and_says_so(string filter)
    {
        await RetireAsync();
        var page = await _past.Client.GetAsync($"wallets/{_past.Alice}/transactions?limit=50{filter}");
        page["items"].EnumerateArray().Select(i => i.GetProperty("sequence").GetInt64()).Should().Equal(7);
        page.Body.TryGetProperty("nextCursor", out _).Should().BeFalse();
        // The last day that is due is the newest one that is all older than the retention, whether or not anything happened on it.
        page["historyFrom"].GetDateTimeOffset().Should().BeOnOrAfter(_past.At(5, 0)).And.BeOnOrBefore(_past.At(8, 0));
    }

    [Fact]
    public async Task A_statement_that_lacks_nothing_says_nothing_of_it()
    {
        var all = await _past.Client.GetAsync($"wallets/{_past.Alice}/transactions");
        all["items"].GetArrayLength().Should().Be(7);
        all.Body.TryGetProperty("historyFrom", out _).Should().BeFalse();
        await RetireAsync();
        var from = Uri.EscapeDataString(_past.At(7, 0).ToString("O"));
        (await _past.Client.GetAsync($"wallets/{_past.Alice}/transactions?from={from}")).Body.TryGetProperty("historyFrom", out _).Should().BeFalse();
        var fresh = await _past.Client.CreateWithAsync("1.00");
        (await _past.Client.GetAsync($"wallets/{fresh}/transactions")).Body.TryGetProperty("historyFrom", out _).Should().BeFalse();
    }

    [Fact]
    public async Task Pages_over_closed_and_open_days_have_every_line_once()
    {
        await _past.Client.MoveAsync(_past.Alice.ToString(), "deposit", "1.00");
        var before = await SequencesAsync("limit=2");
        before.Should().Equal(8, 7, 6, 5, 4, 3, 2, 1);
        await _past.CloseAsync();
        foreach (var query in new[] { "limit=1", "limit=2", "limit=3", "limit=50", "limit=1&direction=out", "limit=3&type=TRANSFER" })
            (await SequencesAsync(query)).Should().Equal(query.Contains('&') ? [7, 6, 5, 4, 3, 2] : before, query);
        var (from, to) = (Uri.EscapeDataString(_past.At(3, 12).ToString("O")), Uri.EscapeDataString(_past.At(4, 23).ToString("O")));
        (await SequencesAsync($"limit=1&from={from}&to={to}")).Should().Equal(5, 4);
    }

    [Fact]
    public async Task A_retired_transaction_is_gone_and_a_kept_one_is_not()
    {
        (await _past.Client.GetAsync($"transactions/{_past.Retired}")).Status.Should().Be(HttpStatusCode.OK);
        await RetireAsync();
        var gone = await _past.Client.GetAsync($"transactions/{_past.Retired}");
        (gone.Status, gone.Code, gone["outcome"].GetString()).Should().Be((HttpStatusCode.Gone, "HISTORY_RETIRED", "not_executed"));
        (await _past.Client.GetAsync($"transactions/{_past.Kept}")).Status.Should().Be(HttpStatusCode.OK);
        (await _past.Client.GetAsync($"transactions/{new TransactionId(_past.Kept.Value + 99)}")).Code.Should().Be("TRANSACTION_NOT_FOUND");
        (await _past.Client.GetAsync("transactions?reference=nobody-had-this")).Code.Should().Be("HISTORY_RETIRED");
        await _past.Client.PostAsync($"wallets/{_past.Alice}/deposit", new { amount = "1.00", referenceId = "new-1" });
        (await _past.Client.GetAsync("transactions?reference=rent"))["items"].EnumerateArray()
            .Select(i => i.GetProperty("transactionId").GetString()).Should().Equal(_past.Kept.ToString());
        var listed = await _past.Client.GetAsync("transactions?reference=new-1");
        listed["items"].GetArrayLength().Should().Be(1);
        listed.Body.TryGetProperty("historyFrom", out _).Should().BeTrue();
    }

    [Fact]
    public async Task A_retired_transaction_is_not_given_back_but_what_was_is_answered_as_before()
    {
        var key = Guid.CreateVersion7().ToString();
        var path = $"transactions/{_past.Retired}/reversals";
        var first = await _past.Client.PostAsync(path, new { amount = "2.00" }, key);
        first.Status.Should().Be(HttpStatusCode.Created, first.Text);
        await RetireAsync();
        var again = await _past.Client.PostAsync(path, new { amount = "2.0" }, key);
        (again.Status, again.Replayed).Should().Be((HttpStatusCode.Created, true));
        again["transactionId"].GetString().Should().Be(first["transactionId"].GetString());
        (await _past.Client.PostAsync(path, new { amount = "2.01" }, key)).Code.Should().Be("IDEMPOTENCY_KEY_REUSED");
        var other = Guid.CreateVersion7().ToString();
        for (var time = 0; time < 2; time++)
        {
            var refused = await _past.Client.PostAsync(path, new { amount = "1.00" }, other);
            (refused.Status, refused.Code, refused["outcome"].GetString()).Should().Be((HttpStatusCode.Gone, "HISTORY_RETIRED", "not_executed"));
        }
        (await _past.AuditAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_reversal_that_is_retired_itself_is_still_told_as_executed()
    {
        // The caller's key carries no time, so its answer is kept for ever; the record of what it did is not.
        var meaning = Digest.Of("reverse", _past.Retired.ToString(), null, null, null, null);
        var key = new IdempotencyKey(Digest.Of("key", "anonymous", "opaque-1"), 0, meaning, IsReference: false);
        var reversed = (await _past.Past.AtAsync(
            _past.At(8, 16), new ReverseTransaction(Caller.Trusted, key, _past.Retired, [_past.Alice, _past.Bruno], null, Remarks.None)))[0];
        await _past.CloseAsync();
        await _past.ExecuteAsync($"UPDATE ledger_history SET retired_day = {TransactionId.FirstAt(_past.At(8, 0)).Day}");
        await _past.RetireAsync();
        var again = await _past.Client.PostAsync($"transactions/{_past.Retired}/reversals", new { }, "opaque-1");
        (again.Status, again.Code, again["outcome"].GetString()).Should().Be((HttpStatusCode.Gone, "HISTORY_RETIRED", "executed"), again.Text);
        again["details"].GetProperty("transactionId").GetString().Should().Be(new TransactionId(reversed.Subject).ToString());
    }

    [Fact]
    public async Task Holds_of_a_retired_day_can_still_be_captured_voided_extended_and_expire()
    {
        var now = DateTimeOffset.UtcNow;
        var (inADay, aMinuteAgo) = (now.AddDays(1).ToUnixTimeMilliseconds(), now.AddMinutes(-1).ToUnixTimeMilliseconds());
        var placed = new List<string>();
        foreach (var (amount, end) in new[] { (1_00L, (long?)null), (2_00L, inADay), (3_00L, null), (4_00L, aMinuteAgo) })
        {
            var hold = (await _past.Past.AtAsync(
                _past.At(8, 16 + placed.Count), new PlaceHold(Caller.Trusted, null, _past.Alice, null, amount, end, Remarks.None)))[0];
            placed.Add(new TransactionId(hold.Subject).ToString());
        }
        await _past.CloseAsync();
        await _past.ExecuteAsync($"UPDATE ledger_history SET retired_day = {TransactionId.FirstAt(_past.At(8, 0)).Day}");
        await _past.RetireAsync();
        Task<Reply> Do(int i, string verb, object body)
            => _past.Client.PostAsync($"wallets/{_past.Alice}/holds/{placed[i]}/{verb}", body, Guid.CreateVersion7().ToString());

        (await Do(0, "capture", new { })).Status.Should().Be(HttpStatusCode.OK);
        (await Do(1, "extend", new { expiresAt = DateTimeOffset.UtcNow.AddDays(2) })).Status.Should().Be(HttpStatusCode.OK);
        (await Do(2, "void", new { })).Status.Should().Be(HttpStatusCode.OK);
        (await _past.Client.GetAsync($"wallets/{_past.Alice}/balance"))["heldMinor"].GetInt64().Should().Be(2_00);
        (await Do(3, "capture", new { })).Code.Should().Be("HOLD_NOT_ACTIVE");
        (await _past.Client.GetAsync($"wallets/{_past.Alice}/holds/{placed[1]}"))["status"].GetString().Should().Be("OPEN");
        (await _past.AuditAsync()).Should().BeEmpty();
    }

    private async Task RetireAsync()
    {
        await _past.CloseAsync();
        await _past.RetireAsync();
    }

    private IEnumerable<DateTimeOffset> TimesAround(IEnumerable<Entry> entries)
    {
        var midnights = Enumerable.Range(2, PastFixture.Days - 1).Select(day => _past.At(day, 0));
        return entries.Select(e => e.Transaction.Time).Concat(midnights).Distinct()
            .SelectMany(t => new[] { t.AddMilliseconds(-1), t, t.AddMilliseconds(1) })
            .Where(t => t >= _past.Bruno.Created && t < DateTimeOffset.UtcNow);
    }

    private bool IsWithinARetiredDay(DateTimeOffset time)
    {
        var sameDay = _past.Past.Memory.Entries.Where(e => e.Wallet == _past.Alice && e.Transaction.Time.Date == time.Date)
            .Select(e => e.Transaction.Time).ToList();
        return sameDay.Count > 1 && time >= sameDay[0] && time < sameDay[^1];
    }

    private async Task<List<Reply>> AnswersAsync(IEnumerable<DateTimeOffset> times)
    {
        var answers = new List<Reply>();
        foreach (var time in times)
            answers.Add(await AtAsync(time));
        return answers;
    }

    private Task<Reply> AtAsync(DateTimeOffset time) => AtAsync(time.ToString("O", CultureInfo.InvariantCulture));

    private Task<Reply> AtAsync(string time)
        => _past.Client.GetAsync($"wallets/{_past.Alice}/balance/history?timestamp={Uri.EscapeDataString(time)}");

    private async Task<List<long>> SequencesAsync(string query)
    {
        var lines = new List<long>();
        string? cursor = null;
        do
        {
            var page = await _past.Client.GetAsync($"wallets/{_past.Alice}/transactions?{query}&cursor={cursor}");
            page.Status.Should().Be(HttpStatusCode.OK, page.Text);
            lines.AddRange(page["items"].EnumerateArray().Select(i => i.GetProperty("sequence").GetInt64()));
            cursor = page.Body.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);
        return lines;
    }
}
