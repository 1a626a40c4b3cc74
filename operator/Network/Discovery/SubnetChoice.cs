namespace Wallet.Operator.Network.Discovery;

/// <summary>How choosing subnets ended: a closed set.</summary>
internal abstract record SubnetChoice
{
    private SubnetChoice()
    {
    }

    /// <summary>Enough of each tier.</summary>
    /// <param name="Public">Ids; empty when the load balancer is internal and there are none.</param>
    /// <param name="Private">Ids.</param>
    /// <param name="Database">Ids; fewer than wanted while <paramref name="Missing"/> ones are created.</param>
    /// <param name="Missing">Database subnets still to be created.</param>
    internal sealed record Chosen(
        IReadOnlyList<string> Public, IReadOnlyList<string> Private, IReadOnlyList<string> Database, IReadOnlyList<NewSubnet> Missing)
        : SubnetChoice;

    /// <summary>Cannot be: what is wrong and what to do.</summary>
    internal sealed record Impossible(string Reason, string Message) : SubnetChoice;
}

/// <summary>A database subnet to create.</summary>
internal sealed record NewSubnet(string Cidr, string Zone);
