namespace Wallet.Api.Exports.Targets;

/// <summary>
/// A directory: a mounted volume, or one on this machine. A file is written under another name, made durable and renamed; a process that dies
/// in between leaves a file whose name begins with a dot.
/// </summary>
internal sealed class DirectoryTarget(string root) : IExportTarget
{
    /// <inheritdoc/>
    public async Task<PutAnswer> PutAsync(ExportFile file, CancellationToken cancel)
    {
        try
        {
            var path = Path.Combine(root, file.Folder, file.Name);
            var folder = Directory.CreateDirectory(Path.GetDirectoryName(path)!).FullName;
            var draft = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}");
            await using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write))
            {
                await stream.WriteAsync(file.Content, cancel);
                stream.Flush(flushToDisk: true);
            }
            File.Move(draft, path, overwrite: true);
            return PutAnswer.Written;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(PutOutcome.Refused, $"WALLET_EXPORT_DIRECTORY: {exception.Message}");
        }
    }
}
