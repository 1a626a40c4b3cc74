using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Wallet.LocalCloud.Tools;

/// <summary>
/// Patience of a server with clients on the same machine: when that is busy, they pause in the middle of a handshake or a request, and are
/// no attackers for it.
/// </summary>
internal static class ClientPatience
{
    /// <summary>For one step of a connection.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Waits for slow clients, instead of the seconds that servers on the Internet give them.</summary>
    public static void BePatient(this KestrelServerLimits limits)
    {
        limits.KeepAliveTimeout = Limit;
        limits.RequestHeadersTimeout = Limit;
        limits.MinRequestBodyDataRate = null;
        limits.MinResponseDataRate = null;
    }
}
