namespace Wallet.LocalCloud.Aws;

/// <summary>A simulated service: its wire form and its operations.</summary>
public interface IAwsService
{
    /// <summary>The service's name in the signature's scope, e.g. <c>rds</c>: requests are dispatched by it.</summary>
    string SigningName { get; }

    /// <summary>How it speaks.</summary>
    AwsProtocol Protocol { get; }

    /// <summary>XML namespace of its answers (query protocols), or <c>X-Amz-Target</c> prefix (JSON 1.1); empty for rest-json.</summary>
    string WireName { get; }

    /// <summary>Element names of list members in XML answers by the list's name, where it is not <c>member</c> (<c>item</c> for EC2).</summary>
    IReadOnlyDictionary<string, string> ListMembers { get; }

    /// <summary>Operations by name.</summary>
    IReadOnlyDictionary<string, AwsOperation> Operations { get; }
}
