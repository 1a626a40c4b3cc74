using System.Text.Json.Serialization;
using Amazon.Runtime;
using Wallet.Operator.Aws.Protocols;

namespace Amazon.ElastiCache;

[JsonConverter(typeof(ConstantConverter<AuthTokenUpdateStatus>))]
internal class AuthTokenUpdateStatus(string value) : ConstantClass(value), IConstant<AuthTokenUpdateStatus>
{
    public static readonly AuthTokenUpdateStatus SETTING = new("SETTING");

    public static readonly AuthTokenUpdateStatus ROTATING = new("ROTATING");

    public static AuthTokenUpdateStatus FindValue(string value) => FindValue<AuthTokenUpdateStatus>(value);

    public static implicit operator AuthTokenUpdateStatus(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<AuthTokenUpdateStrategyType>))]
internal class AuthTokenUpdateStrategyType(string value) : ConstantClass(value), IConstant<AuthTokenUpdateStrategyType>
{
    public static readonly AuthTokenUpdateStrategyType SET = new("SET");

    public static readonly AuthTokenUpdateStrategyType ROTATE = new("ROTATE");

    public static readonly AuthTokenUpdateStrategyType DELETE = new("DELETE");

    public static AuthTokenUpdateStrategyType FindValue(string value) => FindValue<AuthTokenUpdateStrategyType>(value);

    public static implicit operator AuthTokenUpdateStrategyType(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<AutomaticFailoverStatus>))]
internal class AutomaticFailoverStatus(string value) : ConstantClass(value), IConstant<AutomaticFailoverStatus>
{
    public static readonly AutomaticFailoverStatus Enabled = new("enabled");

    public static readonly AutomaticFailoverStatus Disabled = new("disabled");

    public static readonly AutomaticFailoverStatus Enabling = new("enabling");

    public static readonly AutomaticFailoverStatus Disabling = new("disabling");

    public static AutomaticFailoverStatus FindValue(string value) => FindValue<AutomaticFailoverStatus>(value);

    public static implicit operator AutomaticFailoverStatus(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<ChangeType>))]
internal class ChangeType(string value) : ConstantClass(value), IConstant<ChangeType>
{
    public static readonly ChangeType Immediate = new("immediate");

    public static readonly ChangeType RequiresReboot = new("requires-reboot");

    public static ChangeType FindValue(string value) => FindValue<ChangeType>(value);

    public static implicit operator ChangeType(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<MultiAZStatus>))]
internal class MultiAZStatus(string value) : ConstantClass(value), IConstant<MultiAZStatus>
{
    public static readonly MultiAZStatus Enabled = new("enabled");

    public static readonly MultiAZStatus Disabled = new("disabled");

    public static MultiAZStatus FindValue(string value) => FindValue<MultiAZStatus>(value);

    public static implicit operator MultiAZStatus(string value) => FindValue(value);
}

[JsonConverter(typeof(ConstantConverter<PendingAutomaticFailoverStatus>))]
internal class PendingAutomaticFailoverStatus(string value) : ConstantClass(value), IConstant<PendingAutomaticFailoverStatus>
{
    public static readonly PendingAutomaticFailoverStatus Enabled = new("enabled");

    public static readonly PendingAutomaticFailoverStatus Disabled = new("disabled");

    public static PendingAutomaticFailoverStatus FindValue(string value) => FindValue<PendingAutomaticFailoverStatus>(value);

    public static implicit operator PendingAutomaticFailoverStatus(string value) => FindValue(value);
}
