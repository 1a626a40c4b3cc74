using System.Text.RegularExpressions;
using Wallet.Operator.Tests.Platform;

namespace Wallet.Operator.Tests.Architecture;

/// <summary>What a reader of the operator may rely on.</summary>
public sealed partial class TidyTests
{
    private const int LongestFile = 400;
    private const int UsualFile = 90;

    private static readonly string[] BannedEndings = ["Manager", "Helper", "Helpers", "Utils", "Util", "Common", "Base", "Impl", "Processor"];

    [Fact]
    public void No_file_is_longer_than_a_reader_can_hold()
        => Files().Where(file => file.Lines.Length > LongestFile).Select(file => file.Path).Should().BeEmpty();

    [Fact]
    public void Three_files_of_four_are_short()
    {
        var lengths = Files().Select(file => file.Lines.Length).Order().ToList();

        lengths[lengths.Count * 3 / 4].Should().BeLessThanOrEqualTo(UsualFile);
    }

    [Fact]
    public void Names_say_what_a_type_is()
    {
        var names = Files().SelectMany(file => file.Lines).Select(line => Declaration().Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value);

        // AWS calls one of its services so.
        names = names.Where(name => !name.Contains("SecretsManager", StringComparison.Ordinal));
        names.Where(name => Array.Exists(BannedEndings, ending => name.EndsWith(ending, StringComparison.Ordinal))).Should().BeEmpty();
    }

    [Fact]
    public void A_folder_is_a_namespace()
    {
        foreach (var (path, lines) in Files().Where(file => !file.Path.EndsWith("Program.cs", StringComparison.Ordinal)))
        {
            // The typed clients carry the official SDK's namespaces, so that they can be exchanged for it.
            var declared = lines.FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))?["namespace ".Length..].TrimEnd(';');
            var folder = Path.GetDirectoryName(path)!.Replace('/', '.');
            if (declared?.StartsWith("Amazon", StringComparison.Ordinal) != true)
                declared.Should().Be($"Wallet.Operator.{folder}", path);
        }
    }

    [Fact]
    public void Time_comes_from_a_clock_that_tests_can_turn()
        => Files().Where(file => file.Lines.Any(line => WallClock().IsMatch(line))).Select(file => file.Path).Should().BeEmpty();

    private static IEnumerable<(string Path, string[] Lines)> Files()
    {
        var root = Path.Combine(Repository.Root, "operator");
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Select(file => (Path.GetRelativePath(root, file), File.ReadAllLines(file)));
    }

    [GeneratedRegex(@"\b(class|record|struct|interface|enum) (?<name>[A-Z]\w+)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bThread\.Sleep\b")]
    private static partial Regex WallClock();
}
