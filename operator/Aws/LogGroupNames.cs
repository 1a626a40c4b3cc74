namespace Wallet.Operator.Aws;

/// <summary>
/// Names of log groups that AWS's services deliver to. Under this prefix a delivery needs no statement of its own in a resource policy, of
/// which the length is limited (CloudWatch Logs user guide, "Enable logging from AWS services").
/// </summary>
internal static class LogGroupNames
{
    /// <summary>The operator's names begin so, whatever the platform.</summary>
    public const string OfOperator = Vended + "wp-";

    private const string Vended = "/aws/vendedlogs/";

    /// <summary>The log group of an AWS name, e.g. <c>wp-demo-1a2b3c4d-kafka</c>.</summary>
    public static string For(string name) => Vended + name;
}
