using Amazon.Runtime;

namespace Amazon.SecretsManager.Model;

internal class AmazonSecretsManagerRequest : AmazonWebServiceRequest;
