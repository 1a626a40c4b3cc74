using System.Text;
using FsCheck;
using FsCheck.Xunit;
using Wallet.Operator.Kube;

namespace Wallet.Operator.Tests.Kube;

public sealed class EventTextTests
{
    [Fact]
    public void A_short_text_stays_as_it_is() => EventText.Shortened("Aurora é nossa 🚀").Should().Be("Aurora é nossa 🚀");

    [Theory]
    [InlineData("a", 1021)]
    [InlineData("é", 510)]
    [InlineData("日", 340)]
    [InlineData("🚀", 255)]
    public void A_long_text_is_cut_to_1024_bytes_between_two_code_points(string one, int kept)
        => EventText.Shortened(string.Concat(Enumerable.Repeat(one, 2000)))
            .Should().Be(string.Concat(Enumerable.Repeat(one, kept)) + "…");

    [Property]
    public bool Every_text_fits_and_is_whole_text(NonNull<string> text, PositiveInt times)
    {
        var shortened = EventText.Shortened(string.Concat(Enumerable.Repeat(text.Get + "🚀", times.Get % 500)));
        return Encoding.UTF8.GetByteCount(shortened) <= 1024 && !char.IsHighSurrogate(shortened.LastOrDefault());
    }
}
