using System.Text.Json.Serialization;
using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.RDS;

[JsonConverter(typeof(ConstantConverter<ApplyMethod>))]
internal class ApplyMethod(string value) : ConstantClass(value), IConstant<ApplyMethod>
{
    public static readonly ApplyMethod Immediate = new("immediate");

    public static readonly ApplyMethod PendingReboot = new("pending-reboot");

    public static ApplyMethod FindValue(string value) => FindValue<ApplyMethod>(value);

    public static implicit operator ApplyMethod(string value) => FindValue(value);
}
