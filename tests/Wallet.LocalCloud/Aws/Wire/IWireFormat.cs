using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Wire;

/// <summary>One wire protocol: requests in, answers and errors out.</summary>
internal interface IWireFormat
{
    /// <summary>Reads the operation and its members; throws <see cref="AwsFault"/> when no operation is named.</summary>
    DecodedCall Decode(AwsRequest request, IAwsService service);

    /// <summary>Writes an operation's answer with the HTTP status that its model gives it.</summary>
    WireAnswer Answer(IAwsService service, string operation, JsonObject members, string requestId, int status);

    /// <summary>Writes an error.</summary>
    WireAnswer Fault(AwsFault fault, string requestId);
}
