using System.Text.Json.Nodes;
using Wallet.LocalCloud.Aws.Access;

namespace Wallet.LocalCloud.Aws.CloudWatchLogs;

/// <summary>The account's resource policies: ten in a region, of 5,120 characters each (API reference, PutResourcePolicy).</summary>
internal sealed class ResourcePolicyOperations(LogStore store, Paging paging)
{
    private const int Most = 10;
    private const int Longest = 5120;

    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["PutResourcePolicy"] = new(Put, Access),
        ["DescribeResourcePolicies"] = new(Describe, Access),
        ["DeleteResourcePolicy"] = new(Delete, Access),
    };

    private static IEnumerable<AccessRequest> Access(AwsCall call) => [new($"logs:{call.Operation}", "*")];

    private JsonObject Put(AwsCall call)
    {
        var (name, document) = (call.Input.Required("policyName"), call.Input.Required("policyDocument"));
        if (document.Length > Longest)
            throw new AwsFault("LimitExceededException", "Resource policy size limit exceeded.");
        if (!store.Policies.ContainsKey(name) && store.Policies.Count == Most)
            throw new AwsFault("LimitExceededException", "Resource limit exceeded.");
        try
        {
            PolicyDocument.Parse(name, document);
        }
        catch (AwsFault malformed)
        {
            throw LogStore.Invalid(malformed.Message);
        }

        store.Policies[name] = (document, store.Now);
        return new() { ["resourcePolicy"] = Show(name) };
    }

    private JsonObject Describe(AwsCall call)
    {
        var page = paging.Cut(store.Policies.Keys, name => name, call.Input.Text("nextToken"), call.Input.Number("limit"),
            () => LogStore.Invalid("The specified nextToken is invalid."));
        var answer = new JsonObject { ["resourcePolicies"] = CallMembers.ToJsonArray(page.Items.Select(Show)) };
        if (page.Next is not null)
            answer["nextToken"] = page.Next;
        return answer;
    }

    private JsonObject Delete(AwsCall call) => store.Policies.Remove(call.Input.Required("policyName"))
        ? []
        : throw new AwsFault("ResourceNotFoundException", "The specified resource policy does not exist.");

    private JsonObject Show(string name) => new()
    {
        ["policyName"] = name,
        ["policyDocument"] = store.Policies[name].Document,
        ["lastUpdatedTime"] = store.Policies[name].UpdatedAt.ToUnixTimeMilliseconds(),
    };
}
