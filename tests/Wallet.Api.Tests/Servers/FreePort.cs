using System.Collections.Concurrent;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Wallet.Api.Tests.Servers;

/// <summary>TCP ports for servers that are started, killed and started again.</summary>
public static class FreePort
{
    // Below the ports that Linux gives to outgoing connections (ip_local_port_range, from 32768), none of which takes it while the server is down.
    private const int First = 20_000;
    private const int AfterLast = 32_000;

    // The UDP port of the same number, held for the life of the process, is the claim: other test processes meet it too, it does not hinder
    // the TCP server, and nothing of it outlives the process, however that ends.
    private static readonly ConcurrentBag<Socket> Claims = [];

    /// <summary>A port that no one listens on, and that was not given before, neither by this process nor by another that still runs.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, AfterLast);
            if (!IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(taken => taken.Port == port) && TryClaim(port))
                return port;
        }
    }

    private static bool TryClaim(int port)
    {
        var claim = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            claim.Bind(new IPEndPoint(IPAddress.Loopback, port));
            Claims.Add(claim);
            return true;
        }
        catch (SocketException)
        {
            claim.Dispose();
            return false;
        }
    }
}
