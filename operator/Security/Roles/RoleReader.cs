using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;
using Wallet.Operator.Aws;

namespace Wallet.Operator.Security.Roles;

/// <summary>Reads roles with their policies.</summary>
internal sealed class RoleReader(IAmazonIdentityManagementService iam)
{
    /// <summary>A role; null when there is none of that name.</summary>
    public async Task<RoleObserved?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var answer = await iam.GetRoleAsync(new GetRoleRequest { RoleName = name }, cancellationToken).OrNullIfNotFoundAsync();
        if (answer?.Role is not { Arn: { } arn } role)
            return null;
        return new RoleObserved(
            name,
            arn,
            Uri.UnescapeDataString(role.AssumeRolePolicyDocument ?? ""),
            await InlineAsync(name, cancellationToken),
            await AttachedAsync(name, cancellationToken),
            role.PermissionsBoundary?.PermissionsBoundaryArn,
            role.Tags.FromTags());
    }

    private async Task<Dictionary<string, string>> InlineAsync(string role, CancellationToken cancellationToken)
    {
        var names = await AwsPages.ReadAllAsync<string>(
            async marker =>
            {
                var request = new ListRolePoliciesRequest { RoleName = role, Marker = marker };
                var page = await iam.ListRolePoliciesAsync(request, cancellationToken);
                return (page.PolicyNames, page.Marker);
            },
            cancellationToken).ToListAsync(cancellationToken);
        var documents = new Dictionary<string, string>();
        foreach (var name in names)
        {
            var request = new GetRolePolicyRequest { RoleName = role, PolicyName = name };
            if (await iam.GetRolePolicyAsync(request, cancellationToken).OrNullIfNotFoundAsync() is { PolicyDocument: { } document })
                documents[name] = Uri.UnescapeDataString(document);
        }

        return documents;
    }

    private async Task<List<string>> AttachedAsync(string role, CancellationToken cancellationToken)
        => await AwsPages.ReadAllAsync<string>(
            async marker =>
            {
                var request = new ListAttachedRolePoliciesRequest { RoleName = role, Marker = marker };
                var page = await iam.ListAttachedRolePoliciesAsync(request, cancellationToken);
                return (page.AttachedPolicies?.Select(policy => policy.PolicyArn ?? ""), page.Marker);
            },
            cancellationToken).ToListAsync(cancellationToken);
}
