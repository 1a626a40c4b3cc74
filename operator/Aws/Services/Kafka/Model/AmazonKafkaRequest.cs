using Amazon.Runtime;

namespace Amazon.Kafka.Model;

internal class AmazonKafkaRequest : AmazonWebServiceRequest;
