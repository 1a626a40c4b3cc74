using Wallet.Operator.Aws.Protocols;

namespace Amazon.RDS.Model;

public class DBClusterAlreadyExistsException(ServiceError error) : AmazonRDSException(error);

public class DBClusterNotFoundException(ServiceError error) : AmazonRDSException(error);

public class DBClusterParameterGroupNotFoundException(ServiceError error) : AmazonRDSException(error);

public class DBClusterSnapshotAlreadyExistsException(ServiceError error) : AmazonRDSException(error);

public class DBClusterSnapshotNotFoundException(ServiceError error) : AmazonRDSException(error);

public class DBInstanceAlreadyExistsException(ServiceError error) : AmazonRDSException(error);

public class DBInstanceNotFoundException(ServiceError error) : AmazonRDSException(error);

public class DBParameterGroupAlreadyExistsException(ServiceError error) : AmazonRDSException(error);

public class DBParameterGroupNotFoundException(ServiceError error) : AmazonRDSException(error);

public class DBSubnetGroupAlreadyExistsException(ServiceError error) : AmazonRDSException(error);

public class DBSubnetGroupNotFoundException(ServiceError error) : AmazonRDSException(error);

public class InvalidDBClusterSnapshotStateException(ServiceError error) : AmazonRDSException(error);

public class InvalidDBClusterStateException(ServiceError error) : AmazonRDSException(error);

public class InvalidDBInstanceStateException(ServiceError error) : AmazonRDSException(error);

public class InvalidDBParameterGroupStateException(ServiceError error) : AmazonRDSException(error);

public class InvalidDBSubnetGroupStateException(ServiceError error) : AmazonRDSException(error);
