using Wallet.Api.Exports;

namespace Wallet.Api.Tests.Exports;

/// <summary>verify-export on folders that are as they were written, and on others.</summary>
public sealed class VerifyExportTests : IAsyncLifetime
{
    private ExportFixture _exports = null!;
    private string _id = "";

    public async Task InitializeAsync()
    {
        _exports = await ExportFixture.StartAsync();
        _id = await _exports.CreateAsync("CSV");
        await _exports.RunAsync();
    }

    public async Task DisposeAsync() => await _exports.DisposeAsync();

    [Fact]
    public async Task It_finds_what_was_changed_and_what_is_missing()
    {
        (await VerifyAsync()).Should().Be(0);
        var part = PathOf("data/part-00000002.csv");
        var content = await File.ReadAllBytesAsync(part);
        for (var at = 0; at < content.Length; at += content.Length / 7)
        {
            var changed = content.ToArray();
            changed[at] ^= 1;
            await File.WriteAllBytesAsync(part, changed);
            (await VerifyAsync()).Should().Be(1, $"byte {at} was changed");
        }
        File.Delete(part);
        (await VerifyAsync()).Should().Be(1);
        await File.WriteAllBytesAsync(part, content);
        (await VerifyAsync()).Should().Be(0);
        await File.WriteAllBytesAsync(PathOf("data/part-00000099.csv"), content);
        (await VerifyAsync()).Should().Be(1);
        File.Move(PathOf("data/part-00000099.csv"), PathOf("data/.part-00000099.csv.unfinished"));
        (await VerifyAsync()).Should().Be(0, "what was never finished does not count");
    }

    [Fact]
    public async Task A_folder_without_a_manifest_is_told_apart()
    {
        var manifest = PathOf(PartName.Manifest);
        var text = await File.ReadAllTextAsync(manifest);
        (string, int)[] cases =
        [
            (text.Replace("\"rows\": 2", "\"rows\": 3"), 1), ("{}", 2), ("x", 2), (text.Replace("\"version\": 1", "\"version\": 2"), 2),
        ];
        foreach (var (content, exit) in cases)
        {
            await File.WriteAllTextAsync(manifest, content);
            (await VerifyAsync()).Should().Be(exit, content);
        }
        File.Delete(manifest);
        (await VerifyAsync()).Should().Be(2);
    }

    private string PathOf(string name) => Path.Combine(_exports.Folder, _id, name);

    private async Task<int> VerifyAsync() => await VerifyExportVerb.Create().Parse([Path.Combine(_exports.Folder, _id)]).InvokeAsync();
}
