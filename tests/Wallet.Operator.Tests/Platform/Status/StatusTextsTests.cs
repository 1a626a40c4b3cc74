using Wallet.Operator.Platform.Status;

namespace Wallet.Operator.Tests.Platform.Status;

/// <summary>
/// The API server counts code points (JSON Schema: maxLength is the number of characters as defined by RFC 8259), .NET counts UTF-16 units:
/// an emoji is one there and two here.
/// </summary>
public sealed class StatusTextsTests
{
    private static readonly DateTime Noon = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("", 3, "")]
    [InlineData("ab", 3, "ab")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "ab…")]
    [InlineData("abcd", 1, "…")]
    [InlineData("äöü", 3, "äöü")]
    [InlineData("😀😀😀", 3, "😀😀😀")]
    [InlineData("😀😀😀😀", 3, "😀😀…")]
    [InlineData("a😀b😀", 4, "a😀b😀")]
    [InlineData("a😀b😀c", 4, "a😀b…")]
    public void A_text_has_at_most_so_many_code_points_and_no_half_of_one(string text, int most, string expected)
        => StatusTexts.To(text, most).Should().Be(expected);

    [Fact]
    public void Every_text_that_faults_or_specs_may_fill_is_cut_to_the_limit_of_its_field()
    {
        var long5000 = new string('x', 5000);

        var cut = StatusTexts.Cut(new WalletPlatformStatus
        {
            Conditions = [new PlatformCondition("Ready", "False", long5000, long5000, Noon, 1)],
            Components = [new ComponentStatus("database", long5000, long5000, Noon)],
            Plan = [new PlannedStep("database", long5000, "Modify", long5000, long5000, long5000, "None")],
        });

        Lengths(cut.Conditions![0].Reason, cut.Conditions[0].Message).Should().Equal(128, 4096);
        Lengths(cut.Components![0].State, cut.Components[0].Message).Should().Equal(128, 4096);
        Lengths(cut.Plan![0].Resource, cut.Plan[0].Field, cut.Plan[0].From, cut.Plan[0].To).Should().Equal(512, 512, 1024, 1024);
    }

    [Fact]
    public void Lists_are_cut_to_two_hundred_entries_of_which_the_first_stay()
    {
        var cut = StatusTexts.Cut(new WalletPlatformStatus
        {
            Resources = [.. Enumerable.Range(0, 201).Select(index => new RememberedResource("database", "DBCluster", $"{index}"))],
            Plan = [.. Enumerable.Range(0, 201).Select(index => new PlannedStep("database", $"{index}", "Tag", null, null, null, "None"))],
        });

        cut.Resources!.Select(each => each.Id).Should().Equal(Enumerable.Range(0, 200).Select(index => $"{index}"));
        cut.Plan!.Select(each => each.Resource).Should().Equal(Enumerable.Range(0, 200).Select(index => $"{index}"));
    }

    [Fact]
    public void What_is_absent_stays_absent_and_what_fits_stays_as_it_is()
    {
        StatusTexts.Cut(new WalletPlatformStatus()).Should().Be(new WalletPlatformStatus());
        var step = new PlannedStep("database", "DBCluster a", "Modify", null, null, null, "None");

        StatusTexts.Cut(new WalletPlatformStatus { Plan = [step] }).Plan.Should().Equal(step);
    }

    private static IEnumerable<int> Lengths(params string?[] texts) => texts.Select(text => text!.Length);
}
