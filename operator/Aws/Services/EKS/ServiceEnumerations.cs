using System.Text.Json.Serialization;
using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.EKS;

[JsonConverter(typeof(ConstantConverter<ClusterStatus>))]
internal class ClusterStatus(string value) : ConstantClass(value), IConstant<ClusterStatus>
{
    public static readonly ClusterStatus CREATING = new("CREATING");

    public static readonly ClusterStatus ACTIVE = new("ACTIVE");

    public static readonly ClusterStatus DELETING = new("DELETING");

    public static readonly ClusterStatus FAILED = new("FAILED");

    public static readonly ClusterStatus UPDATING = new("UPDATING");

    public static readonly ClusterStatus PENDING = new("PENDING");

    public static ClusterStatus FindValue(string value) => FindValue<ClusterStatus>(value);

    public static implicit operator ClusterStatus(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<FargateProfileStatus>))]
internal class FargateProfileStatus(string value) : ConstantClass(value), IConstant<FargateProfileStatus>
{
    public static readonly FargateProfileStatus CREATING = new("CREATING");

    public static readonly FargateProfileStatus ACTIVE = new("ACTIVE");

    public static readonly FargateProfileStatus DELETING = new("DELETING");

    public static readonly FargateProfileStatus CREATE_FAILED = new("CREATE_FAILED");

    public static readonly FargateProfileStatus DELETE_FAILED = new("DELETE_FAILED");

    public static FargateProfileStatus FindValue(string value) => FindValue<FargateProfileStatus>(value);

    public static implicit operator FargateProfileStatus(string value) => FindValue(value);
}
