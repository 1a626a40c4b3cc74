using Amazon.Runtime;

namespace Amazon.EKS.Model;

internal class AmazonEKSRequest : AmazonWebServiceRequest;
