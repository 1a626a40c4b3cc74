using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;
using Endpoint = Amazon.Runtime.Endpoints.Endpoint;

namespace Wallet.Operator.Aws.Protocols;

/// <summary>Configuration of a service client: region, endpoint, retries and time-outs as in any SDK client.</summary>
internal abstract class ProtocolClientConfig : ClientConfig
{
    private readonly ServiceDescription _service;

    /// <summary>Defaults for a service.</summary>
    protected ProtocolClientConfig(ServiceDescription service) : base(new DefaultConfigurationProvider(DefaultModes))
    {
        ArgumentNullException.ThrowIfNull(service);
        _service = service;
        UserAgent = InternalSDKUtils.BuildUserAgentString(service.ServiceId, typeof(ProtocolClientConfig).Assembly.GetName().Version!.ToString(3));
        ServiceId = service.ServiceId;
        AuthenticationServiceName = service.SigningName;
        EndpointProvider = service.IsGlobal ? new GlobalEndpointProvider(service.SigningName) : new RegionalEndpointProvider(service.SigningName);
    }

    public override string RegionEndpointServiceName => _service.SigningName;

    public override string ServiceVersion => _service.ApiVersion;

    public override string UserAgent { get; }

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return EndpointProvider.ResolveEndpoint(ServiceEndpointResolver.Parameters(this, parameters.AlternateEndpoint));
    }

    // The SDK wants all of its modes. They differ only in how long to wait for a connection.
    private static IEnumerable<IDefaultConfiguration> DefaultModes =>
        Enum.GetValues<DefaultConfigurationMode>().Select(mode => new DefaultConfiguration
        {
            Name = mode,
            RetryMode = RequestRetryMode.Standard,
            ConnectTimeout = mode switch
            {
                DefaultConfigurationMode.InRegion or DefaultConfigurationMode.Auto => TimeSpan.FromSeconds(1.1),
                DefaultConfigurationMode.Mobile => TimeSpan.FromSeconds(30),
                _ => TimeSpan.FromSeconds(3.1),
            },
        });
}
