using System.Net;
using Amazon.Runtime;
using Wallet.Operator.Aws.Errors;

namespace Wallet.Operator.Tests.Aws;

public sealed class AwsErrorsTests
{
    [Theory]
    [InlineData("rds", "CreateDBCluster", "DBClusterAlreadyExistsFault", 400, "", AwsErrorClass.Exists)]
    [InlineData("rds", "DescribeDBInstances", "DBInstanceNotFound", 404, "", AwsErrorClass.NotFound)]
    [InlineData("rds", "ModifyDBCluster", "InvalidDBClusterStateFault", 400, "", AwsErrorClass.WrongState)]
    [InlineData("rds", "DeleteDBClusterParameterGroup", "InvalidDBParameterGroupState", 400, "", AwsErrorClass.InUse)]
    [InlineData("rds", "CreateDBCluster", "KMSKeyNotAccessibleFault", 400, "disabled", AwsErrorClass.TerminalState)]
    [InlineData("rds", "CreateDBInstance", "InvalidParameterValue", 400, "IAM role ARN value is invalid", AwsErrorClass.Propagation)]
    [InlineData("rds", "CreateDBInstance", "InvalidParameterValue", 400, "no such class", AwsErrorClass.Validation)]
    [InlineData("rds", "CreateDBInstance", "InsufficientDBInstanceCapacity", 400, "", AwsErrorClass.Capacity)]
    [InlineData("rds", "CreateDBInstance", "InstanceQuotaExceeded", 400, "", AwsErrorClass.Quota)]
    [InlineData("elasticache", "IncreaseReplicaCount", "NoOperationFault", 400, "", AwsErrorClass.NoOp)]
    [InlineData("elasticache", "ModifyReplicationGroup", "InvalidParameterCombination", 400, "No modifications were requested", AwsErrorClass.NoOp)]
    [InlineData("kafka", "CreateClusterV2", "ConflictException", 409, "", AwsErrorClass.Exists)]
    [InlineData("kafka", "UpdateBrokerCount", "BadRequestException", 400, "Unsupported KafkaVersion", AwsErrorClass.Validation)]
    [InlineData("kafka", "UpdateBrokerCount", "BadRequestException", 400, "not allowed in state UPDATING", AwsErrorClass.WrongState)]
    [InlineData("kafka", "UpdateBrokerCount", "BadRequestException", 400, "too few", AwsErrorClass.Validation)]
    [InlineData("eks", "CreateFargateProfile", "InvalidParameterException", 400, "Misconfigured PodExecutionRole Trust Policy", AwsErrorClass.Propagation)]
    [InlineData("eks", "CreateFargateProfile", "ResourceInUseException", 409, "", AwsErrorClass.WrongState)]
    [InlineData("ec2", "DeleteSecurityGroup", "DependencyViolation", 400, "", AwsErrorClass.InUse)]
    [InlineData("iam", "DeleteRole", "ConcurrentModification", 409, "", AwsErrorClass.Conflict)]
    [InlineData("rds", "DescribeDBClusters", "ThrottlingNewKind", 400, "", AwsErrorClass.Throttled)]
    [InlineData("rds", "DescribeDBClusters", "ExpiredToken", 403, "", AwsErrorClass.Auth)]
    [InlineData("rds", "DescribeDBClusters", "", 503, "", AwsErrorClass.Transient)]
    [InlineData("rds", "CreateDBCluster", "InternalFailure", 500, "", AwsErrorClass.Ambiguous)]
    [InlineData("rds", "DescribeDBClusters", "NeverSeen", 400, "", AwsErrorClass.Validation)]
    [InlineData("rds", "ModifyDBCluster", "NeverSeen", 400, "", AwsErrorClass.Validation)]
    [InlineData("rds", "ModifyDBCluster", "NeverSeen", 500, "", AwsErrorClass.Ambiguous)]
    [InlineData("rds", "CreateDBInstance", "VpcEncryptionControlViolationException", 400, "", AwsErrorClass.Validation)]
    [InlineData("rds", "RestoreDBClusterFromSnapshot", "InvalidDBSubnetGroupFault", 400, "", AwsErrorClass.Validation)]
    [InlineData("rds", "RestoreDBClusterToPointInTime", "DBClusterAutomatedBackupNotFoundFault", 404, "", AwsErrorClass.NotFound)]
    [InlineData("rds", "DeleteDBCluster", "DBClusterAutomatedBackupQuotaExceededFault", 400, "", AwsErrorClass.Quota)]
    [InlineData("kms", "CreateAlias", "InvalidAliasNameException", 400, "", AwsErrorClass.Validation)]
    // Something between AWS and the operator answered: no code, no verdict.
    [InlineData("rds", "DescribeDBClusters", "", 404, "<html>", AwsErrorClass.Transient)]
    [InlineData("rds", "DeleteDBCluster", "", 404, "<html>", AwsErrorClass.Ambiguous)]
    [InlineData("rds", "DescribeDBClusters", "", 400, "<html>", AwsErrorClass.Transient)]
    [InlineData("rds", "DescribeDBClusters", "", 403, "<html>", AwsErrorClass.AccessDenied)]
    public void Codes_have_their_class(string service, string operation, string code, int status, string message, AwsErrorClass expected) =>
        AwsErrors.Classify(Fault(service, operation, code, status, message)).Should().Be(expected);

    [Fact]
    public void A_lost_answer_is_ambiguous_for_a_mutation_only()
    {
        var lost = new HttpRequestException("connection reset");
        new AwsCallContext("rds", "FailoverDBCluster").PutOn(lost);
        AwsErrors.Classify(lost).Should().Be(AwsErrorClass.Ambiguous);
        new AwsCallContext("rds", "DescribeDBClusters").PutOn(lost);
        AwsErrors.Classify(lost).Should().Be(AwsErrorClass.Transient);
    }

    [Fact]
    public void Messages_are_the_same_at_every_attempt()
    {
        string Message(string id) => AwsErrors.Of(Fault("ec2", "CreateSecurityGroup", "InvalidParameterValue", 400,
            $"Bad. Encoded authorization failure message: {id} (Request ID: {id})")).Message;
        Message("abc-1").Should().Be(Message("def-2")).And.Be("InvalidParameterValue: Bad.");
    }

    [Fact]
    public void A_refusal_without_details_names_the_action_of_the_call()
    {
        var error = AwsErrors.Of(Fault("eks", "CreateFargateProfile", "AccessDeniedException", 403, ""));
        error.Action.Should().Be("eks:CreateFargateProfile");
        error.Message.Should().Contain("may not eks:CreateFargateProfile on *");
    }

    private static AmazonServiceException Fault(string service, string operation, string code, int status, string message)
    {
        var fault = new AmazonServiceException(message, null, ErrorType.Sender, code, "id", (HttpStatusCode)status);
        new AwsCallContext(service, operation).PutOn(fault);
        return fault;
    }
}
