namespace Wallet.LocalCloud;

/// <summary>
/// Something that clouds of one user on one machine must not share, held by a lock file. The kernel frees it even after a kill.
/// </summary>
internal sealed class HostLock : IDisposable
{
    private readonly FileStream _file;

    private HostLock(FileStream file) => _file = file;

    /// <summary>Takes it under its name; null when it is held.</summary>
    public static HostLock? TryTake(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"wallet-local-cloud-{Environment.UserName}"));
        try
        {
            return new HostLock(
                new FileStream(Path.Combine(folder.FullName, $"{name}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
