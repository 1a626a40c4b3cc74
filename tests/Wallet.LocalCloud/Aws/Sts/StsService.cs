using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws.Access;

namespace Wallet.LocalCloud.Aws.Sts;

/// <summary>AWS STS: who am I, and sessions of roles.</summary>
public sealed class StsService(AccessControl access) : IAwsService
{
    /// <inheritdoc/>
    public string SigningName => "sts";

    /// <inheritdoc/>
    public AwsProtocol Protocol => AwsProtocol.Query;

    /// <inheritdoc/>
    public string WireName => "https://sts.amazonaws.com/doc/2011-06-15/";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> ListMembers { get; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, AwsOperation> Operations => new Dictionary<string, AwsOperation>
    {
        ["GetCallerIdentity"] = new(GetCallerIdentity, _ => []),
    };

    private JsonObject GetCallerIdentity(AwsCall call) => new()
    {
        ["Arn"] = call.CallerArn,
        ["UserId"] = access.Keys.Owner(call.CallerArn)?.UserId,
        ["Account"] = call.AccountId,
    };
}
