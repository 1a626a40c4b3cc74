using Amazon.Runtime;

namespace Amazon.RDS.Model;

public class AmazonRDSRequest : AmazonWebServiceRequest;
