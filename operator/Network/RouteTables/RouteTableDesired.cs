using System.Security.Cryptography;
using System.Text;
using Wallet.Operator.Network.Discovery;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Network.RouteTables;

/// <summary>
/// The table of the database subnets that we make: only the VPC itself is reached by it. Without one they would follow the VPC's main
/// table, wherever that leads.
/// </summary>
/// <param name="Name">For people.</param>
/// <param name="Token">ClientToken: a repeated create meets the first one.</param>
/// <param name="SubnetIds">Subnets that follow it.</param>
/// <param name="Tags">Tags with the owner's uid.</param>
internal sealed record RouteTableDesired(
    string Name, string Token, IReadOnlyList<string> SubnetIds, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>Null when the database's subnets are somebody else's, with the routes that they have.</summary>
    public static RouteTableDesired? For(PlatformPass pass, SubnetChoice choice)
    {
        if (pass.Settings.Network.DatabaseSubnetCidrs.Count == 0)
            return null;
        var name = NetworkNames.RouteTable(pass.Names);
        var token = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{pass.Uid}/route-table")));
        return new RouteTableDesired(name, token, choice.Database, NetworkNames.Tags(pass, name));
    }
}
