using Wallet.LocalCloud.Aws.Access;
using Wallet.LocalCloud.Aws.Tagging;
using Wallet.LocalCloud.Clock;

namespace Wallet.LocalCloud.Aws.Iam;

/// <summary>AWS IAM: roles, their policies, and the identity providers that roles trust.</summary>
public sealed class IamService : IAwsService, ITaggedResources
{
    /// <summary>An IAM without roles.</summary>
    public IamService(CloudClock clock, Propagation propagation, Identifiers ids, Paging paging)
    {
        Account = new(clock, propagation, ids);
        var access = new IamAccess(Account);
        Operations = new Dictionary<string, AwsOperation>[]
        {
            new RoleOperations(Account, access, paging).Operations,
            new RolePolicyOperations(Account, access, paging).Operations,
            new RoleTagOperations(Account, access, paging).Operations,
            new ServiceLinkedRoleOperations(Account).Operations,
            new OpenIdProviderOperations(Account).Operations,
        }.SelectMany(part => part).ToDictionary();
    }

    internal IamAccount Account { get; }

    /// <inheritdoc/>
    public string SigningName => "iam";

    /// <inheritdoc/>
    public AwsProtocol Protocol => AwsProtocol.Query;

    /// <inheritdoc/>
    public string WireName => "https://iam.amazonaws.com/doc/2010-05-08/";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> ListMembers { get; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, AwsOperation> Operations { get; }

    /// <inheritdoc/>
    public IEnumerable<TaggedResource> Resources
        => Account.Roles.Values.Where(r => !r.IsServiceLinked).Select(r => new TaggedResource(r.Arn, r.Tags));

    /// <summary>Whether a role exists and is seen by other services.</summary>
    public bool RoleExists(string arn) => Account.Seen(arn) is not null;

    /// <summary>Whether a seen role lets <paramref name="service"/> (e.g. <c>eks-fargate-pods.amazonaws.com</c>) assume it.</summary>
    public bool Trusts(string arn, string service)
        => Account.Seen(arn) is { } role
            && PolicyDocument.Parse(role.Name, role.Trust).Statements.Any(s => s.Allows && s.Principals.Contains($"Service:{service}"));

    /// <summary>Whether a seen role's policies allow a request.</summary>
    internal bool RoleMay(string arn, AccessRequest request) => Account.Seen(arn) is { } role && PolicyEvaluation.Decide(
        new(arn, role.Id, () => Account.GrantsOf(role.Name)), "", Account.Now, request).IsAllowed;

    /// <summary>What a call that needs a service's own role asks of IAM: nothing once the role is there.</summary>
    public IEnumerable<AccessRequest> LinkedRoleAccess(string service)
        => Account.Roles.ContainsKey(ServiceLinkedRoleOperations.Name(service)) ? [] : [ServiceLinkedRoleOperations.Access(service)];

    /// <summary>What a service asks of IAM that looks for its own role with its caller's rights.</summary>
    public AccessRequest LinkedRoleReading(string service) => ServiceLinkedRoleOperations.Access(service) with
    {
        Action = "iam:GetRole",
        Context = new Dictionary<string, IReadOnlyList<string>>(),
    };

    /// <summary>Makes a service's own role when it is first needed.</summary>
    public void EnsureLinkedRole(string service)
    {
        if (!Account.Roles.ContainsKey(ServiceLinkedRoleOperations.Name(service)))
            ServiceLinkedRoleOperations.Add(Account, service);
    }

    /// <summary>Adds a customer managed policy, e.g. a permissions boundary; gives its ARN.</summary>
    public string AddPolicy(string name, string document) => Account.Policies.Add(name, document);

    /// <summary>Makes an identity provider trusted. <paramref name="issuer"/> is its URL.</summary>
    public string AddOpenIdProvider(string issuer, params string[] audiences)
    {
        var provider = new OpenIdProvider(issuer.Replace("https://", "", StringComparison.Ordinal), audiences, Account.Now);
        Account.OpenIdProviders.Add(provider);
        return provider.Arn;
    }
}
