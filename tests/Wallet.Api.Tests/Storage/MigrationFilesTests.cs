using System.Globalization;
using System.Text.RegularExpressions;
using Wallet.Api.Storage;

namespace Wallet.Api.Tests.Storage;

/// <summary>The rules of Storage/Migrations/README.md that a file can be held to.</summary>
public sealed partial class MigrationFilesTests
{
    // Those up to here were released before the rule.
    private const int First = 6;

    [Fact]
    public void A_table_in_use_is_changed_only_as_both_servers_can_without_copying_it()
    {
        var files = Files().Where(file => file.Version >= First).ToList();
        var changes = files.SelectMany(file => Changes().Matches(file.Sql).Select(change => (file.Name, change.Value))).ToList();
        changes.Count.Should().BeGreaterThan(5);
        foreach (var (name, change) in changes)
            change.Should().MatchRegex("ALGORITHM = (INSTANT|INPLACE, LOCK = NONE)", name);
    }

    [Fact]
    public void Versions_follow_each_other()
        => Files().Select(file => file.Version).Order().Should().Equal(Enumerable.Range(1, Files().Count));

    private static List<(string Name, int Version, string Sql)> Files()
    {
        var assembly = typeof(Schema).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Select(name =>
        {
            using var file = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return (name, int.Parse(Version().Match(name).Groups[1].Value, CultureInfo.InvariantCulture), file.ReadToEnd());
        })];
    }

    [GeneratedRegex(@"\.V(\d+)__")]
    private static partial Regex Version();

    [GeneratedRegex("ALTER TABLE[^;]*")]
    private static partial Regex Changes();
}
