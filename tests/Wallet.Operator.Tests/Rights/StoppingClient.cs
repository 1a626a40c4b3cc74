using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.Runtime;
using Wallet.LocalCloud.Aws.Access;
using Wallet.Operator.Aws.Protocols;
using Wallet.Operator.Tests.Convergence;

namespace Wallet.Operator.Tests.Rights;

/// <summary>Stops database clusters, which the operator never does.</summary>
internal sealed class StoppingClient(World world) : ProtocolClient(
    new BasicAWSCredentials(AccessControl.Administrator.Id, AccessControl.Administrator.Secret),
    new AmazonRDSConfig { ServiceURL = world.Cloud.Aws.Url.ToString(), AuthenticationRegion = World.Region },
    new QueryProtocol(AmazonRDSClient.Description, Shapes, new ErrorMap(error => new AmazonRDSException(error), [])))
{
    private static readonly JsonSerializerOptions Shapes = new(RdsShapes.Default.Options)
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(RdsShapes.Default, new DefaultJsonTypeInfoResolver()),
    };

    public Task StopAsync(string cluster)
        => CallAsync<StartDBClusterResponse>(new StopDBClusterRequest { DBClusterIdentifier = cluster }, CancellationToken.None);

    private sealed class StopDBClusterRequest : AmazonRDSRequest
    {
        public string? DBClusterIdentifier { get; set; }
    }
}
