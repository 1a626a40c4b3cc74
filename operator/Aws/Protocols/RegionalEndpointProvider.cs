using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;
using Endpoint = Amazon.Runtime.Endpoints.Endpoint;

namespace Wallet.Operator.Aws.Protocols;

/// <summary>https://{prefix}[-fips].{region}.{partition's suffix}, or the configured endpoint as it is.</summary>
internal sealed class RegionalEndpointProvider(string prefix) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        if (parameters["Endpoint"] is string { Length: > 0 } url)
            return new Endpoint(url);
        var region = parameters["Region"] as string
            ?? throw new AmazonClientException("No AWS region is configured: set AWS_REGION or the platform's region.");
        var partition = Fn.Partition(region);
        var fips = parameters["UseFIPS"] is true ? "-fips" : "";
        var suffix = parameters["UseDualStack"] is true ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return new Endpoint($"https://{prefix}{fips}.{region}.{suffix}");
    }
}
