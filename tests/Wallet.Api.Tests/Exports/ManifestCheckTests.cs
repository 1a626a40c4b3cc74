using Wallet.Api.Exports;

namespace Wallet.Api.Tests.Exports;

/// <summary>What a folder can lack, as a table.</summary>
public class ManifestCheckTests
{
    private static readonly ExportManifest Manifest = new(
        1, "01990000-0000-7000-8000-000000000000", "LEDGER", null, null, DateTimeOffset.UnixEpoch, "CSV", [], 4, 30,
        [new("part-00000001.csv", 2, 10, "aa"), new("part-00000002.csv", 2, 20, "bb")], [new("EUR", 2, 4, "8", "8")]);

    private static readonly FoundFile First = new("part-00000001.csv", 10, "aa", [("EUR", 5), ("EUR", -5)]);
    private static readonly FoundFile Second = new("part-00000002.csv", 20, "bb", [("EUR", 3), ("EUR", -3)]);

    [Fact]
    public void What_is_as_the_manifest_says_is_sound() => ManifestCheck.FaultsOf(Manifest, [First, Second]).Should().BeEmpty();

    [Fact]
    public void Every_fault_is_named()
    {
        Faults([First]).Should().Equal("part-00000002.csv is missing");
        Faults([First, Second, Second with { Name = "part-00000003.csv" }]).Should().Equal("part-00000003.csv is not in the manifest");
        Faults([First, Second with { Bytes = 21 }]).Should().Equal("part-00000002.csv has 21 bytes, not 20");
        Faults([First, Second with { Sha256 = "cc" }]).Should().Equal("part-00000002.csv is not as it was written: its SHA-256 is cc");
        Faults([First, Second with { Money = null }]).Should().Equal("part-00000002.csv cannot be read");
        Faults([First, Second with { Money = [("EUR", 3)] }]).Should().Equal("part-00000002.csv has 1 rows, not 2");
        Faults([First, Second with { Money = [("EUR", 3), ("EUR", -2)] }]).Should()
            .Equal("EUR does not come to 4 rows, 8 in and 8 out (minor units)");
        Faults([First, Second with { Money = [("USD", 3), ("USD", -3)] }]).Should().HaveCount(2).And.Contain("the manifest has no totals of USD");
    }

    [Fact]
    public void A_manifest_that_contradicts_itself_is_not_sound()
    {
        ManifestCheck.FaultsOf(Manifest with { Rows = 5 }, [First, Second]).Should().ContainSingle(f => f.Contains("not the sums"));
        ManifestCheck.FaultsOf(Manifest with { Totals = [new("EUR", 2, 4, "8", "7")] }, [First, Second])
            .Should().Equal("EUR does not balance: 8 came and 7 left (minor units)");
        ManifestCheck.FaultsOf(Manifest with { Totals = [new("EUR", 2, 4, "9", "8")], Kind = "STATEMENT" }, [First, Second])
            .Should().ContainSingle(f => f.StartsWith("EUR does not come to"));
    }

    private static IReadOnlyList<string> Faults(IReadOnlyList<FoundFile> files) => ManifestCheck.FaultsOf(Manifest, files);
}
