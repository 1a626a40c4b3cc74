namespace Wallet.Operator.Aws.Errors;

/// <summary>Which call an exception came from; put on it by <see cref="CallObserver"/>.</summary>
/// <param name="Service">Signing name, e.g. <c>rds</c>; empty when unknown.</param>
/// <param name="Operation">e.g. <c>CreateDBCluster</c>; empty when unknown.</param>
internal sealed record AwsCallContext(string Service, string Operation)
{
    private const string Key = "aws.call";
    private static readonly AwsCallContext Unknown = new("", "");
    private static readonly string[] ReadVerbs = ["Describe", "Get", "List", "AssumeRole"];

    /// <summary>Whether the call changes nothing. An unknown call counts as one that does.</summary>
    public bool IsRead => ReadVerbs.Any(verb => Operation.StartsWith(verb, StringComparison.Ordinal));

    /// <summary>The IAM action, e.g. <c>rds:CreateDBCluster</c>.</summary>
    public string Action => Operation.Length == 0 ? "an unknown action" : $"{Service}:{Operation}";

    /// <summary>Marks an exception with its call.</summary>
    public void PutOn(Exception exception) => exception.Data[Key] = this;

    /// <summary>The call that an exception came from.</summary>
    public static AwsCallContext Of(Exception exception) => exception.Data[Key] as AwsCallContext ?? Unknown;

    public override string ToString() => Operation.Length == 0 ? "AWS" : $"{Service} {Operation}";
}
