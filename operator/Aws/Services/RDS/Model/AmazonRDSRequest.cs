using Amazon.Runtime;

namespace Amazon.RDS.Model;

internal class AmazonRDSRequest : AmazonWebServiceRequest;
