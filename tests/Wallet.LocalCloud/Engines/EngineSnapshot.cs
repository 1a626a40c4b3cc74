namespace Wallet.LocalCloud.Engines;

/// <summary>A copy of an engine's data in a file.</summary>
internal sealed class EngineSnapshot(string path) : IEngineSnapshot
{
    private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc/>
    public bool Ready => _written.Task.IsCompletedSuccessfully;

    /// <summary>The file, once it is whole.</summary>
    public async Task<string> FileAsync()
    {
        await _written.Task;
        return path;
    }

    /// <summary>Fills the file.</summary>
    public async Task WriteAsync(Func<string, Task> write)
    {
        try
        {
            await write(path);
            _written.SetResult();
        }
        catch (Exception failure)
        {
            _written.SetException(failure);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Delete() => _written.Task.ContinueWith(_ => File.Delete(path), TaskScheduler.Default);
}
