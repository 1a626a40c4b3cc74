using System.Net;
using System.Net.Sockets;

namespace Wallet.LocalCloud.Engines;

/// <summary>
/// A pair of loopback addresses (127.net.n.1 and .2) held for one engine. Several clouds may run on one host, so a lock file
/// keeps each pair to one of them (the kernel frees it even after a kill), and a trial bind finds strangers.
/// </summary>
internal sealed class LoopbackLease : IDisposable
{
    private readonly HostLock _lock;

    private LoopbackLease(HostLock held, string first, string second)
    {
        _lock = held;
        First = first;
        Second = second;
    }

    public string First { get; }

    public string Second { get; }

    /// <summary>Takes a free pair of a network.</summary>
    /// <param name="network">Second byte of the addresses, e.g. 20.</param>
    /// <param name="port">Port that must be free on both.</param>
    public static LoopbackLease Take(int network, int port)
    {
        for (var n = 1; n < 255; n++)
        {
            var (first, second) = ($"127.{network}.{n}.1", $"127.{network}.{n}.2");
            if (HostLock.TryTake($"127.{network}.{n}") is not { } held)
                continue;
            if (IsFree(first, port) && IsFree(second, port))
                return new LoopbackLease(held, first, second);
            held.Dispose();
        }

        throw new InvalidOperationException($"No free loopback address left in 127.{network}.0.0/16 with port {port}.");
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    private static bool IsFree(string address, int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Parse(address), port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
