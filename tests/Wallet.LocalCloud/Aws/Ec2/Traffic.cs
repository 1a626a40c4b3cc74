namespace Wallet.LocalCloud.Aws.Ec2;

/// <summary>Protocol and ports; <c>-1</c> is every protocol, without ports.</summary>
internal sealed record Traffic(string Protocol, int? FromPort, int? ToPort)
{
    private static readonly Dictionary<string, string> Names = new() { ["6"] = "tcp", ["17"] = "udp", ["1"] = "icmp", ["all"] = "-1" };

    /// <summary>As AWS stores it.</summary>
    public static Traffic Of(string protocol, int? from, int? to)
    {
        var name = Names.GetValueOrDefault(protocol, protocol).ToLowerInvariant();
        return name == "-1" ? new(name, null, null) : new(name, from, to);
    }
}
