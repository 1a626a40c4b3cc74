using System.Runtime.CompilerServices;
using Amazon.ResourceGroupsTaggingAPI.Model;
using Wallet.Operator.Aws;

namespace Wallet.Operator.Security.Keys;

/// <summary>Finds keys by their tags in one call, instead of asking every key of the account for its own.</summary>
internal sealed class KeySearch(AwsClients aws)
{
    /// <summary>ARNs and tags of the keys whose uid tag has one of these values.</summary>
    public async IAsyncEnumerable<(string Arn, IReadOnlyDictionary<string, string> Tags)> TaggedAsync(
        List<string> owners, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = AwsPages.ReadAllAsync<ResourceTagMapping>(
            async token =>
            {
                var request = new GetResourcesRequest
                {
                    PaginationToken = token,
                    ResourceTypeFilters = ["kms:key"],
                    TagFilters = [new TagFilter { Key = OwnershipTags.UidKey, Values = owners }],
                };
                var page = await aws.Tagging.GetResourcesAsync(request, cancellationToken);
                return (page.ResourceTagMappingList, page.PaginationToken);
            },
            cancellationToken);
        await foreach (var resource in found)
            yield return (resource.ResourceARN ?? "", resource.Tags.FromTags());
    }
}
