using System.Text.Json.Nodes;

namespace Wallet.LocalCloud.Aws.Iam;

/// <summary>Roles that services keep for themselves.</summary>
internal sealed class ServiceLinkedRoleOperations(IamAccount account)
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["rds.amazonaws.com"] = "AWSServiceRoleForRDS",
        ["elasticache.amazonaws.com"] = "AWSServiceRoleForElastiCache",
        ["kafka.amazonaws.com"] = "AWSServiceRoleForKafka",
        ["eks-fargate.amazonaws.com"] = "AWSServiceRoleForAmazonEKSForFargate",
        ["eks.amazonaws.com"] = "AWSServiceRoleForAmazonEKS",
        ["elasticloadbalancing.amazonaws.com"] = "AWSServiceRoleForElasticLoadBalancing",
    };

    public Dictionary<string, AwsOperation> Operations => new()
    {
        ["CreateServiceLinkedRole"] = new(Create, call => [Access(call.Input.Required("AWSServiceName"))]),
    };

    /// <summary>What making the role of <paramref name="service"/> asks of IAM.</summary>
    public static AccessRequest Access(string service)
        => new("iam:CreateServiceLinkedRole", IamAccount.RoleArn(Path(service), Name(service)),
            new Dictionary<string, IReadOnlyList<string>> { ["iam:AWSServiceName"] = [service] });

    /// <summary>Name of a service's own role.</summary>
    public static string Name(string service) => Names.GetValueOrDefault(service)
        ?? throw new AwsFault("InvalidInput", $"Service {service} does not have a service-linked role here.");

    /// <summary>Makes it.</summary>
    public static Role Add(IamAccount account, string service)
    {
        var name = Name(service);
        return account.Roles[name] = new(name, account.Ids.Unique("AROA", 17), Path(service), IamAccount.RoleArn(Path(service), name),
            account.Now)
        {
            Trust = $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"{{{service}}}"},"Action":"sts:AssumeRole"}]}""",
        };
    }

    private JsonObject Create(AwsCall call)
    {
        var service = call.Input.Required("AWSServiceName");
        return account.Roles.ContainsKey(Name(service))
            ? throw new AwsFault("InvalidInput",
                $"Service role name {Name(service)} has been taken in this account, please try a different suffix.")
            : new() { ["Role"] = RoleOperations.Show(Add(account, service)) };
    }

    private static string Path(string service) => $"/aws-service-role/{service}/";
}
