namespace Wallet.LocalCloud.Aws.Wire;

/// <summary>The wire format of each protocol.</summary>
internal static class WireFormats
{
    private static readonly Dictionary<AwsProtocol, IWireFormat> ByProtocol = new()
    {
        [AwsProtocol.Query] = new QueryFormat(),
        [AwsProtocol.Ec2] = new Ec2Format(),
        [AwsProtocol.RestJson] = new RestJsonFormat(),
        [AwsProtocol.Json11] = new Json11Format(),
    };

    /// <summary>The format that speaks <paramref name="protocol"/>.</summary>
    public static IWireFormat Of(AwsProtocol protocol) => ByProtocol[protocol];
}
