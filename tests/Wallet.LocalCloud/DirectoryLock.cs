namespace Wallet.LocalCloud;

/// <summary>Keeps a directory to one cloud at a time; the operating system frees it even when the cloud is killed.</summary>
internal sealed class DirectoryLock : IDisposable
{
    private readonly FileStream _file;

    /// <exception cref="CloudStartException">Another cloud runs on the directory, or it cannot be written.</exception>
    public DirectoryLock(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
            _file = new FileStream(Path.Combine(directory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new CloudStartException($"another local cloud runs on {directory}: stop it first, or choose another directory with --data");
        }
        catch (UnauthorizedAccessException)
        {
            throw new CloudStartException($"{directory} cannot be written: choose another directory with --data");
        }
    }

    public void Dispose() => _file.Dispose();
}
