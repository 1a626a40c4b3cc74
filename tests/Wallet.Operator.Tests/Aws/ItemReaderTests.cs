using Microsoft.Extensions.Time.Testing;
using Wallet.Operator.Aws.Fleet;

namespace Wallet.Operator.Tests.Aws;

public sealed class ItemReaderTests
{
    [Fact]
    public async Task An_item_is_read_again_when_it_is_old_or_was_changed()
    {
        var time = new FakeTimeProvider();
        var items = new ItemReader<int>(time, TimeSpan.FromMinutes(10));
        var reads = 0;
        Task<int> Read() => items.ReadAsync("a", () => Task.FromResult(++reads));

        (await Read()).Should().Be(1);
        time.Advance(TimeSpan.FromMinutes(9));
        (await Read()).Should().Be(1);
        time.Advance(TimeSpan.FromMinutes(1));
        (await Read()).Should().Be(2);
        items.Mutated("a");
        (await Read()).Should().Be(3);
    }
}
