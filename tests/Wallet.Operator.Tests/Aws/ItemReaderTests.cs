using Microsoft.Extensions.Time.Testing;
using Wallet.Operator.Aws.Fleet;

namespace Wallet.Operator.Tests.Aws;

public sealed class ItemReaderTests
{
    [Fact]
    public async Task An_item_is_read_again_when_it_is_old_or_was_changed()
    {
        var time = new FakeTimeProvider();
        var items = new ItemReader<int>(time, ReadAge.Of(TimeSpan.FromMinutes(10)));
        var reads = 0;
        Task<int> Read() => items.ReadAsync("a", default, () => Task.FromResult(++reads));

        (await Read()).Should().Be(1);
        time.Advance(TimeSpan.FromMinutes(9));
        (await Read()).Should().Be(1);
        time.Advance(TimeSpan.FromMinutes(1));
        (await Read()).Should().Be(2);
        items.Mutated("a");
        (await Read()).Should().Be(3);
    }

    [Fact]
    public async Task Among_many_an_item_at_rest_is_served_for_longer_and_read_again_when_something_is_to_be_changed()
    {
        var time = new FakeTimeProvider();
        var items = new ItemReader<int>(time, new ReadAge(TimeSpan.FromMinutes(10), TimeSpan.FromHours(4), 0.1));
        var (resting, reads) = (new Asker("a", IsAtRest: true), 0);
        Task<int> Read(string key, Asker asker) => items.ReadAsync(key, asker, () => Task.FromResult(++reads));
        for (var number = 0; number < 1000; number++)
            await Read($"item {number}", resting);

        time.Advance(TimeSpan.FromHours(3));
        (await Read("item 7", resting)).Should().Be(1001, "a thousand items at one in ten seconds are read again within 2 h 47");
        time.Advance(TimeSpan.FromHours(2.7));

        (await Read("item 7", resting)).Should().Be(1001);
        (await Read("item 7", resting with { IsAtRest = false })).Should().Be(1002);
        items.Mutated("item 7");
        (await Read("item 7", resting)).Should().Be(1003, "what was changed is read again, however calm the platform is");
    }

    [Fact]
    public async Task What_was_read_in_one_moment_is_read_again_at_an_even_pace()
    {
        var time = new FakeTimeProvider();
        var items = new ItemReader<int>(time, new ReadAge(TimeSpan.FromMinutes(10), TimeSpan.FromHours(4), 0.1));
        List<int> anHour = [];
        for (var hour = 0; hour < 9; hour++)
        {
            var reads = 0;
            for (var minute = 0; minute < 60; minute += 5, time.Advance(TimeSpan.FromMinutes(5)))
            {
                for (var number = 0; number < 1000; number++)
                    await items.ReadAsync($"item {number}", new Asker("a", IsAtRest: true), () => Task.FromResult(++reads));
            }

            anHour.Add(reads);
        }

        anHour[0].Should().BeGreaterThan(1000, "all are read when nothing is remembered");
        anHour[1..].Should().OnlyContain(reads => reads > 250 && reads < 450, "one in ten seconds is 360 an hour");
    }

    [Fact]
    public async Task Items_that_are_not_asked_for_any_more_do_not_make_the_others_older()
    {
        var time = new FakeTimeProvider();
        var items = new ItemReader<int>(time, new ReadAge(TimeSpan.FromMinutes(10), TimeSpan.FromHours(4), 0.1));
        var (resting, reads) = (new Asker("a", IsAtRest: true), 0);
        Task<int> Read(string key) => items.ReadAsync(key, resting, () => Task.FromResult(++reads));
        for (var number = 0; number < 1000; number++)
            await Read($"gone {number}");
        time.Advance(TimeSpan.FromHours(9));
        for (var number = 0; number < 1100; number++)
            await Read($"new {number}");
        time.Advance(TimeSpan.FromHours(3.06));
        var before = reads;
        for (var number = 0; number < 1100; number++)
            await Read($"new {number}");

        (reads - before).Should().Be(1100, "1100 items get 3 h 03 old at most");
    }
}
