using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws.Access;
using Wallet.LocalCloud.Aws.Iam;

namespace Wallet.LocalCloud.Aws.Kms;

/// <summary>Key policies.</summary>
internal sealed class KeyPolicies(KeyRing ring, IamService iam, KeyAccess access)
{
    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["GetKeyPolicy"] = new(Get, access.OnKey),
        ["PutKeyPolicy"] = new(Put, access.OnKey),
    };

    /// <summary>
    /// Throws unless <paramref name="document"/> names principals that exist and leaves <paramref name="callerArn"/> in control.
    /// </summary>
    public void Check(string document, string callerArn, bool skipLockoutCheck)
    {
        var policy = Parse(document);
        var principals = policy.Statements.SelectMany(s => s.Principals).Where(p => p.StartsWith("AWS:", StringComparison.Ordinal))
            .Select(p => p[4..]).ToArray();
        if (principals.Any(p => p.Contains(":role/", StringComparison.Ordinal) && !iam.RoleExists(p)))
            throw Malformed("Policy contains a statement with one or more invalid principals.");
        var root = $"arn:aws:iam::{AccessControl.AccountId}:root";
        if (!skipLockoutCheck && !principals.Any(p => p == root || p == "*" || p == AccessControl.AccountId || p == callerArn))
            throw Malformed("The new key policy will not allow you to update the key policy in the future.");
    }

    private static PolicyDocument Parse(string document)
    {
        try
        {
            return PolicyDocument.Parse("", document);
        }
        catch (AwsFault fault)
        {
            throw Malformed(fault.Message);
        }
    }

    private JsonObject Get(AwsCall call)
        => new() { ["Policy"] = ring.Get(call.Input.Required("KeyId")).Policy, ["PolicyName"] = "default" };

    private JsonObject Put(AwsCall call)
    {
        var (key, document) = (ring.Get(call.Input.Required("KeyId")), call.Input.Required("Policy"));
        Check(document, call.CallerArn, call.Input.Flag("BypassPolicyLockoutSafetyCheck") ?? false);
        key.Policy = document;
        return [];
    }

    private static AwsFault Malformed(string message) => new("MalformedPolicyDocumentException", message);
}
