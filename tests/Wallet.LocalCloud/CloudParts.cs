namespace Wallet.LocalCloud;

/// <summary>What was started, to be stopped in the opposite order.</summary>
internal sealed class CloudParts : IAsyncDisposable
{
    private readonly Stack<Func<ValueTask>> _stops = new();

    public T Add<T>(T part) where T : notnull
    {
        _stops.Push(part switch
        {
            IAsyncDisposable disposable => disposable.DisposeAsync,
            IDisposable disposable => () =>
            {
                disposable.Dispose();
                return ValueTask.CompletedTask;
            }
            ,
            _ => throw new ArgumentException($"{typeof(T).Name} cannot be stopped", nameof(part)),
        });
        return part;
    }

    public void Add(Func<ValueTask> stop) => _stops.Push(stop);

    public async ValueTask DisposeAsync()
    {
        while (_stops.TryPop(out var stop)) await stop();
    }
}
