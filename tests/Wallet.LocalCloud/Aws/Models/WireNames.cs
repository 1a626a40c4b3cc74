namespace Wallet.LocalCloud.Aws.Models;

/// <summary>Names of members on the wire, by protocol (botocore's serialisers say the same).</summary>
internal static class WireNames
{
    /// <summary>Name of a structure's member.</summary>
    public static string Of(AwsProtocol protocol, string member, ShapeReference reference) => protocol == AwsProtocol.Ec2
        ? reference.QueryName ?? (reference.LocationName is { } name ? char.ToUpperInvariant(name[0]) + name[1..] : member)
        : reference.LocationName ?? member;

    /// <summary>Name of the element around the members of a list.</summary>
    public static string OfElement(ShapeReference element) => element.LocationName ?? "member";
}
