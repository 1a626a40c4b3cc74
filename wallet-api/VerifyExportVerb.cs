using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json;
using Wallet.Api.Exports;
using Wallet.Api.Exports.Formats;

namespace Wallet.Api;

/// <summary>
/// verify-export: the files of an export against its manifest, without a database. Exit 0: all are as it says; 1: they are not, with each reason;
/// 2: there is no manifest.
/// </summary>
internal static class VerifyExportVerb
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = $"the export's folder, with {PartName.Manifest}" }.AcceptExistingOnly();
        var command = new Command("verify-export", "Check the files of an export against its manifest, then exit.") { folder };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(folder)!.FullName, cancel));
        return command;
    }

    private static async Task<int> RunAsync(string folder, CancellationToken cancel)
    {
        try
        {
            var text = await File.ReadAllTextAsync(Path.Combine(folder, PartName.Manifest), cancel);
            if (JsonSerializer.Deserialize(text, ManifestJson.Default.ExportManifest) is not { Parts: not null, Totals: not null } manifest
                || manifest.Version != ExportManifest.CurrentVersion || ExportNames.FormatOf(manifest.Format) is not { } format)
                throw new JsonException();
            var files = await FindAsync(folder, PartFormats.Of(format), cancel);
            var faults = ManifestCheck.FaultsOf(manifest, files);
            foreach (var fault in faults)
                await Console.Error.WriteLineAsync($"{folder}: {fault}");
            if (faults.Count == 0)
                await Console.Out.WriteLineAsync($"{folder}: {manifest.Parts.Count} parts and {manifest.Rows} rows are as the manifest says.");
            return faults.Count == 0 ? 0 : Verbs.Failure;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
        }
        catch (JsonException)
        {
            await Console.Error.WriteLineAsync($"{PartName.Manifest} in {folder} is no manifest that this release reads.");
        }
        return Verbs.UsageError;
    }

    // What begins with a dot was never finished.
    private static async Task<List<FoundFile>> FindAsync(string folder, IPartFormat format, CancellationToken cancel)
    {
        var found = new List<FoundFile>();
        // An export of nothing has no parts.
        var parts = new DirectoryInfo(Path.Combine(folder, PartName.Parts));
        foreach (var file in parts.Exists ? parts.GetFiles().OrderBy(f => f.Name, StringComparer.Ordinal) : Enumerable.Empty<FileInfo>())
        {
            if (file.Name.StartsWith('.'))
                continue;
            var (name, path) = ($"{PartName.Parts}/{file.Name}", file.FullName);
            var content = await File.ReadAllBytesAsync(path, cancel);
            found.Add(new(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)), await MoneyAsync(format, content)));
        }
        return found;
    }

    private static async Task<IReadOnlyList<(string Currency, long AmountMinor)>?> MoneyAsync(IPartFormat format, byte[] content)
    {
        try
        {
            using var stream = new MemoryStream(content, writable: false);
            return await format.ReadMoneyAsync(stream);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
