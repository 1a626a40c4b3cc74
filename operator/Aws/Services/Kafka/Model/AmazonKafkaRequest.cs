using Amazon.Runtime;

namespace Amazon.Kafka.Model;

public class AmazonKafkaRequest : AmazonWebServiceRequest;
