using System.Collections.Concurrent;
using System.Net.NetworkInformation;

namespace Wallet.Api.Tests.Servers;

/// <summary>TCP ports for servers that are started, killed and started again.</summary>
public static class FreePort
{
    // Below the ports that Linux gives to outgoing connections (ip_local_port_range, from 32768), none of which takes it while the server is down.
    private const int First = 20_000;
    private const int AfterLast = 32_000;
    private static readonly ConcurrentDictionary<int, bool> Given = new();

    /// <summary>A port that no one listens on, and that was not given before.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, AfterLast);
            if (!IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(taken => taken.Port == port) && Given.TryAdd(port, true))
                return port;
        }
    }
}
