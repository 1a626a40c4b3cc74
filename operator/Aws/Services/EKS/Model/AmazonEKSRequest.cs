using Amazon.Runtime;

namespace Amazon.EKS.Model;

public class AmazonEKSRequest : AmazonWebServiceRequest;
