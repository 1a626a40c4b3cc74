using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.ResourceGroupsTaggingAPI;

/// <summary>An error of the Resource Groups Tagging API.</summary>
internal class AmazonResourceGroupsTaggingAPIException(ServiceError error)
    : AmazonServiceException(error.Message, error.Inner, error.Type, error.Code, error.RequestId, error.StatusCode);
