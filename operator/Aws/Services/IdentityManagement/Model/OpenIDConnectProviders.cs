using Amazon.Runtime;

namespace Amazon.IdentityManagement.Model;

public class ListOpenIDConnectProvidersRequest : AmazonIdentityManagementServiceRequest;

public class ListOpenIDConnectProvidersResponse : AmazonWebServiceResponse
{
    public List<OpenIDConnectProviderListEntry>? OpenIDConnectProviderList { get; set; }
}

public class OpenIDConnectProviderListEntry
{
    public string? Arn { get; set; }
}

public class GetOpenIDConnectProviderRequest : AmazonIdentityManagementServiceRequest
{
    public string? OpenIDConnectProviderArn { get; set; }
}

public class GetOpenIDConnectProviderResponse : AmazonWebServiceResponse
{
    public string? Url { get; set; }

    public List<string>? ClientIDList { get; set; }

    public List<string>? ThumbprintList { get; set; }
}
