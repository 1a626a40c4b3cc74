using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

internal class ListOpenIDConnectProvidersRequest : AmazonIdentityManagementServiceRequest;

internal class ListOpenIDConnectProvidersResponse : AmazonWebServiceResponse
{
    public List<OpenIDConnectProviderListEntry>? OpenIDConnectProviderList { get; set; }
}

internal class OpenIDConnectProviderListEntry
{
    public string? Arn { get; set; }
}

internal class GetOpenIDConnectProviderRequest : AmazonIdentityManagementServiceRequest
{
    public string? OpenIDConnectProviderArn { get; set; }
}

internal class GetOpenIDConnectProviderResponse : AmazonWebServiceResponse
{
    public string? Url { get; set; }

    public List<string>? ClientIDList { get; set; }

    public List<string>? ThumbprintList { get; set; }
}
