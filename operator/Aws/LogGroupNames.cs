namespace Wallet.Operator.Aws;

/// <summary>
/// Names of log groups that AWS's services deliver to. Under this prefix a delivery needs no statement of its own in a resource policy, of
/// which the length is limited (CloudWatch Logs user guide, "Enable logging from AWS services").
/// </summary>
internal static class LogGroupNames
{
    /// <summary>The operator's names begin so, whatever the platform.</summary>
    public const string OfOperator = Vended + "wp-";

    /// <summary>Names of what databases log begin so, whatever the platform: RDS chooses them.</summary>
    public const string OfDatabases = Exported + "wp-";

    private const string Vended = "/aws/vendedlogs/";

    private const string Exported = "/aws/rds/cluster/";

    /// <summary>The log group of an AWS name, e.g. <c>wp-demo-1a2b3c4d-kafka</c>.</summary>
    public static string For(string name) => Vended + name;

    /// <summary>What all log groups of an Aurora cluster begin with; a log's type follows, e.g. <c>audit</c>.</summary>
    public static string OfCluster(string cluster) => $"{Exported}{cluster}/";
}
