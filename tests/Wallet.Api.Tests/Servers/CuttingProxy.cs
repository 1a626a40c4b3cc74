using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Wallet.Api.Tests.Servers;

/// <summary>Stands before a database and cuts connections around COMMIT, on request.</summary>
public sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private (string Host, int Port) _target;
    private readonly CancellationTokenSource _stop = new();
    private int _cuts;
    private int _breaksOff;

    private CuttingProxy(string host, int target)
    {
        _target = (host, target);
        _listener.Start();
    }

    /// <summary>When a connection is cut.</summary>
    public enum Cut
    {
        /// <summary>Never.</summary>
        None,

        /// <summary>The commit never reaches the server.</summary>
        BeforeCommit,

        /// <summary>The server commits, its answers are lost.</summary>
        AfterCommit,
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What happens to the next commits.</summary>
    public Func<Cut> Next { get; set; } = () => Cut.None;

    /// <summary>Cuts the connection of the next commit, and of no other.</summary>
    public void CutNext(Cut cut)
    {
        var once = 1;
        Next = () => Interlocked.Exchange(ref once, 0) == 1 ? cut : Cut.None;
    }

    /// <summary>A connection is cut once the server has done a packet of it that ends so; no answer is passed on.</summary>
    public string? CutAfter { get; set; }

    public int Cuts => _cuts;

    /// <summary>Whether it takes connections; those that are open stay.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>How many of the next connections break off before the server has greeted.</summary>
    public int BreaksOff
    {
        get => _breaksOff;
        set => _breaksOff = value;
    }

    /// <summary>From now on new connections lead to another server, as a name does after a failover; those that are open stay.</summary>
    public void LeadTo(MariaDbServer server) => _target = (server.Host, server.Port);

    public static CuttingProxy Before(MariaDbServer server)
    {
        var proxy = new CuttingProxy(server.Host, server.Port);
        _ = proxy.AcceptAsync();
        return proxy;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient { NoDelay = true };
        client.NoDelay = true;
        try
        {
            if (!IsOpen || (_breaksOff > 0 && Interlocked.Decrement(ref _breaksOff) >= 0))
                return;
            await server.ConnectAsync(_target.Host, _target.Port);
            var lost = new TaskCompletionSource();
            var receiving = ReceiveAsync(server.GetStream(), client.GetStream(), lost);
            await Task.WhenAny(SendAsync(client.GetStream(), server, lost), receiving);
            if (lost.Task.IsCompleted)
                await receiving;
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            // Either side is gone.
        }
        finally
        {
            client.Dispose();
        }
    }

    // A commit packet ends in COMMIT: large ones come in several reads, of which the last has the end. The server answers each statement of it,
    // and finishes all of them before it sees that nothing more comes.
    private async Task SendAsync(NetworkStream client, TcpClient server, TaskCompletionSource lost)
    {
        var buffer = new byte[1 << 20];
        int read;
        while ((read = await client.ReadAsync(buffer, _stop.Token)) > 0)
        {
            var cut = CutOf(buffer.AsSpan(0, read));
            if (cut != Cut.None)
                Interlocked.Increment(ref _cuts);
            if (cut == Cut.BeforeCommit)
                return;
            if (cut == Cut.AfterCommit)
                lost.TrySetResult();
            await server.GetStream().WriteAsync(buffer.AsMemory(0, read), _stop.Token);
            if (cut != Cut.AfterCommit)
                continue;
            server.Client.Shutdown(SocketShutdown.Send);
            return;
        }
    }

    private Cut CutOf(ReadOnlySpan<byte> sent)
    {
        if (CutAfter is { } text && sent.EndsWith(Encoding.UTF8.GetBytes(text)))
            return Cut.AfterCommit;
        return sent.EndsWith("COMMIT"u8) ? Next() : Cut.None;
    }

    private async Task ReceiveAsync(NetworkStream server, NetworkStream client, TaskCompletionSource lost)
    {
        var buffer = new byte[1 << 20];
        int read;
        while ((read = await server.ReadAsync(buffer, _stop.Token)) > 0)
        {
            if (!lost.Task.IsCompleted)
                await client.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
        }
    }
}
