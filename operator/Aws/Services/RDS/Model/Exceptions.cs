using Wallet.Operator.Aws.Protocols;

namespace Amazon.RDS.Model;

internal class DBClusterAlreadyExistsException(ServiceError error) : AmazonRDSException(error);

internal class DBClusterNotFoundException(ServiceError error) : AmazonRDSException(error);

internal class DBClusterParameterGroupNotFoundException(ServiceError error) : AmazonRDSException(error);

internal class DBClusterSnapshotAlreadyExistsException(ServiceError error) : AmazonRDSException(error);

internal class DBClusterSnapshotNotFoundException(ServiceError error) : AmazonRDSException(error);

internal class DBInstanceAlreadyExistsException(ServiceError error) : AmazonRDSException(error);

internal class DBInstanceNotFoundException(ServiceError error) : AmazonRDSException(error);

internal class DBParameterGroupAlreadyExistsException(ServiceError error) : AmazonRDSException(error);

internal class DBParameterGroupNotFoundException(ServiceError error) : AmazonRDSException(error);

internal class DBSubnetGroupAlreadyExistsException(ServiceError error) : AmazonRDSException(error);

internal class DBSubnetGroupNotFoundException(ServiceError error) : AmazonRDSException(error);

internal class InvalidDBClusterSnapshotStateException(ServiceError error) : AmazonRDSException(error);

internal class InvalidDBClusterStateException(ServiceError error) : AmazonRDSException(error);

internal class InvalidDBInstanceStateException(ServiceError error) : AmazonRDSException(error);

internal class InvalidDBParameterGroupStateException(ServiceError error) : AmazonRDSException(error);

internal class InvalidDBSubnetGroupStateException(ServiceError error) : AmazonRDSException(error);
