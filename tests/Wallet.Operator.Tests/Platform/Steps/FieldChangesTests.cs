using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Tests.Platform.Steps;

public sealed class FieldChangesTests
{
    private static FieldChanges<Dictionary<string, object?>> Changes => new([]);

    [Fact]
    public void Equal_fields_are_neither_sent_nor_told()
    {
        var changes = Changes.Compare("A", 1, 1, (r, v) => r["A"] = v)
            .CompareIgnoringCase("B", "Sun:04:00", "sun:04:00", (r, v) => r["B"] = v)
            .CompareSets("C", ["x", "y"], ["y", "x"], (r, v) => r["C"] = v);
        changes.IsEmpty.Should().BeTrue();
        changes.Request.Should().BeEmpty();
    }

    [Fact]
    public void Different_fields_are_sent_and_told()
    {
        var changes = Changes.Compare("A", 7, 35, (r, v) => r["A"] = v)
            .CompareIgnoringCase("B", null, "x", (r, v) => r["B"] = v)
            .CompareSets("C", ["b", "a"], ["c"], (r, v) => r["C"] = v[0]);
        changes.Request.Should().Equal(new Dictionary<string, object?> { ["A"] = 35, ["B"] = "x", ["C"] = "c" });
        string.Join(", ", changes.Fields).Should().Be("A 7 -> 35, B (none) -> x, C [a b] -> [c]");
    }
}
