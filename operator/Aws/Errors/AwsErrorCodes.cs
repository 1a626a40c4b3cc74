using System.Collections.Frozen;
using static Wallet.Operator.Aws.Errors.AwsErrorClass;

namespace Wallet.Operator.Aws.Errors;

/// <summary>Error codes by class. Codes that mean different things in different services are named with their service.</summary>
internal static class AwsErrorCodes
{
    private static readonly FrozenDictionary<string, AwsErrorClass> Codes = Table(
        (Throttled, """
            Throttling ThrottlingException ThrottledException Throttled RequestThrottled RequestThrottledException
            RequestLimitExceeded TooManyRequestsException APICallRateForCustomerExceeded SlowDown PriorRequestNotComplete
            """),
        (Transient, """
            InternalFailure InternalError InternalServerErrorException InternalServiceError ServiceUnavailable
            ServiceUnavailableException Unavailable ServerException ServiceFailure DependencyTimeoutException DependencyTimeout
            KMSInternalException KMSInternal RequestTimeout RequestTimeoutException IDPCommunicationError
            """),
        (Propagation, "ServiceLinkedRoleNotFoundFault PrincipalNotFound"),
        (WrongState, """
            InvalidDBClusterStateFault InvalidDBInstanceState InvalidDBClusterSnapshotStateFault InvalidDBSnapshotState
            InvalidRestoreFault InvalidReplicationGroupState InvalidCacheClusterState InvalidSnapshotState
            InvalidGlobalReplicationGroupState InvalidGlobalClusterStateFault InvalidUserGroupState KMSInvalidStateException
            ResourceInUseException OperationAborted OperationAbortedException IncorrectState
            DBUpgradeDependencyFailure PreconditionNotMetException InvalidDBSecurityGroupState InvalidCacheSecurityGroupState
            """),
        (Conflict, """
            ConcurrentModification ConcurrentModificationException EntityTemporarilyUnmodifiable ConcurrentAccess StaleTag
            """),
        (InUse, """
            DependencyViolation DeleteConflict CacheSubnetGroupInUse InvalidCacheParameterGroupState InvalidDBParameterGroupState
            InvalidDBSubnetGroupStateFault InvalidDBSubnetStateFault SubnetInUse SubnetAlreadyInUse InvalidGroup.InUse
            """),
        (NotFound, """
            DBClusterNotFoundFault DBInstanceNotFound DBParameterGroupNotFound DBClusterParameterGroupNotFound
            DBSubnetGroupNotFoundFault DBClusterSnapshotNotFoundFault DBSnapshotNotFound BlueGreenDeploymentNotFoundFault
            DBProxyNotFoundFault DBProxyTargetGroupNotFoundFault DBInstanceAutomatedBackupNotFound DBClusterAutomatedBackupNotFoundFault
            GlobalClusterNotFoundFault OptionGroupNotFoundFault DBSecurityGroupNotFound DomainNotFoundFault CertificateNotFound
            CustomDBEngineVersionNotFoundFault BackupPolicyNotFoundFault
            ReplicationGroupNotFoundFault CacheClusterNotFound CacheParameterGroupNotFound CacheSubnetGroupNotFoundFault
            SnapshotNotFoundFault CacheSecurityGroupNotFound UserNotFound UserGroupNotFound ReservedCacheNodeNotFound
            GlobalReplicationGroupNotFoundFault NodeGroupNotFoundFault InvalidARN
            NotFoundException NotFound ResourceNotFoundException NoSuchEntity InvalidGroup.NotFound InvalidGroupId.NotFound
            InvalidFlowLogId.NotFound InvalidPermission.NotFound InvalidSubnetID.NotFound InvalidVpcID.NotFound InvalidSecurityGroupRuleId.NotFound
            """),
        (Exists, """
            DBClusterAlreadyExistsFault DBInstanceAlreadyExists DBParameterGroupAlreadyExists DBSubnetGroupAlreadyExists
            DBClusterSnapshotAlreadyExistsFault ReplicationGroupAlreadyExists CacheParameterGroupAlreadyExists
            CacheSubnetGroupAlreadyExists SnapshotAlreadyExistsFault ResourceExistsException EntityAlreadyExists
            DBSnapshotAlreadyExists AlreadyExistsException InvalidGroup.Duplicate kafka:ConflictException InvalidSubnet.Conflict
            Resource.AlreadyAssociated ResourceAlreadyExistsException FlowLogAlreadyExists
            """),
        (NoOp, "NoOperationFault InvalidPermission.Duplicate"),
        (Quota, """
            DBClusterQuotaExceededFault InstanceQuotaExceeded StorageQuotaExceeded SnapshotQuotaExceeded
            DBParameterGroupQuotaExceeded DBSubnetGroupQuotaExceeded DBSubnetQuotaExceededFault SharedSnapshotQuotaExceeded DBInstanceAutomatedBackupQuotaExceeded
            ReplicationGroupsQuotaExceeded NodeQuotaForCustomerExceeded NodeQuotaForClusterExceeded
            ClusterQuotaForCustomerExceeded NodeGroupsPerReplicationGroupQuotaExceeded SnapshotQuotaExceededFault
            CacheParameterGroupQuotaExceeded CacheSubnetGroupQuotaExceeded CacheSubnetQuotaExceededFault
            TagQuotaPerResourceExceeded DBClusterAutomatedBackupQuotaExceededFault LimitExceeded LimitExceededException ResourceLimitExceededException
            ResourceLimitExceeded SecurityGroupLimitExceeded RulesPerSecurityGroupLimitExceeded FlowLogsLimitExceeded
            TooManyTagsException
            """),
        (Capacity, """
            InsufficientDBClusterCapacityFault InsufficientDBInstanceCapacity InsufficientStorageClusterCapacity
            InsufficientCacheClusterCapacity UnsupportedAvailabilityZoneException InsufficientCapacity
            """),
        (AccessDenied, """
            AccessDenied AccessDeniedException UnauthorizedOperation UnauthorizedException AuthorizationError ForbiddenException
            AuthorizationNotFound NotAuthorized OptInRequired
            """),
        (Validation, """
            InvalidParameterValue InvalidParameterCombination InvalidParameter InvalidParameterException InvalidRequestException
            InvalidRequest InvalidInput ValidationError ValidationException MalformedPolicyDocument MalformedPolicyDocumentException
            MissingParameter UnknownParameter MalformedQueryString BadRequestException ClientException PolicyNotAttachable
            UnmodifiableEntity InvalidSubnet InvalidVPCNetworkStateFault DBSubnetGroupDoesNotCoverEnoughAZs
            DBSubnetGroupNotAllowedFault StorageTypeNotSupported StorageTypeNotAvailableFault InvalidKMSKeyFault
            SubnetNotAllowedFault SnapshotFeatureNotSupportedFault NetworkTypeNotSupported InvalidArnException
            InvalidAliasName InvalidAliasNameException InvalidDBSubnetGroupFault VpcEncryptionControlViolationException
            UnsupportedOperation UnsupportedOperationException ProvisionedIopsNotAvailableInAZFault
            InvalidCidr.Range TagException TagNotFound DryRunOperation
            """),
        (Auth, """
            ExpiredToken ExpiredTokenException InvalidClientTokenId UnrecognizedClientException IncompleteSignature
            InvalidIdentityToken SignatureDoesNotMatch RequestExpired MissingAuthenticationToken AuthFailure IDPRejectedClaim
            RequestTimeTooSkewed
            """),
        (TerminalState, "KMSKeyNotAccessibleFault DisabledException EncryptionFailure DecryptionFailure"));

    // One code, several meanings: the text decides. Kept to what operators of these services have met.
    private static readonly (string Code, string Text, AwsErrorClass Class)[] Messages =
    [
        ("InvalidParameterCombination", "No modifications", NoOp),
        ("InvalidParameterValue", "role ARN", Propagation),
        ("InvalidParameterValue", "not valid or does not exist", Propagation),
        ("InvalidParameterException", "Trust Policy", Propagation),
        ("MalformedPolicyDocument", "principal", Propagation),
        ("MalformedPolicyDocumentException", "principal", Propagation),
        ("KMSKeyNotAccessibleFault", "does not exist", Propagation),
        ("logs:InvalidParameterException", "KMS key", Propagation),
        ("kafka:BadRequestException", "state", WrongState),
        ("kafka:BadRequestException", "in use", InUse),
    ];

    /// <summary>The class of a code, or null for one that is not known yet.</summary>
    public static AwsErrorClass? ByCode(string service, string code)
    {
        if (Codes.TryGetValue($"{service}:{code}", out var known) || Codes.TryGetValue(code, out known))
            return known;
        return code.StartsWith("Throttl", StringComparison.Ordinal) ? Throttled : null;
    }

    /// <summary>The class that a code and its text have together, or null where the code says it all.</summary>
    public static AwsErrorClass? ByMessage(string service, string code, string text)
    {
        foreach (var (known, part, errorClass) in Messages)
        {
            if ((known == code || known == $"{service}:{code}") && text.Contains(part, StringComparison.OrdinalIgnoreCase))
                return errorClass;
        }
        return null;
    }

    private static FrozenDictionary<string, AwsErrorClass> Table(params (AwsErrorClass Class, string Codes)[] rows) =>
        rows.SelectMany(row => row.Codes
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Select(code => KeyValuePair.Create(code, row.Class)))
            .ToFrozenDictionary(StringComparer.Ordinal);
}
