namespace Wallet.LocalCloud.Engines;

/// <summary>Jobs of one engine, done one after another beside the cloud's lock. After a failure nothing more is done.</summary>
internal sealed class WorkLine(string name)
{
    private readonly Lock _lock = new();
    private Task _tail = Task.CompletedTask;

    /// <summary>Everything asked for is done.</summary>
    public bool Idle
    {
        get
        {
            lock (_lock)
                return _tail.IsCompleted;
        }
    }

    /// <summary>What went wrong, or null.</summary>
    public string? Failure { get; private set; }

    /// <summary>Completes when everything asked for so far is done.</summary>
    public Task Completed
    {
        get
        {
            lock (_lock)
                return _tail;
        }
    }

    /// <summary>Adds a job to the end.</summary>
    public void Add(Func<Task> job)
    {
        lock (_lock)
            _tail = RunAfterAsync(_tail, job);
    }

    private async Task RunAfterAsync(Task before, Func<Task> job)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        if (Failure is not null)
            return;
        try
        {
            await job();
        }
#pragma warning disable CA1031 // Whatever went wrong becomes the resource's failed state; the cloud goes on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Failure = failure.Message;
            await Console.Error.WriteLineAsync($"{name}: {failure.Message}");
        }
    }
}
