using Amazon.Runtime;

namespace Wallet.Operator.Aws.Protocols;

/// <summary>An enumerated string, typed as the official SDK types it; values that it does not know yet pass through.</summary>
internal interface IConstant<T> where T : ConstantClass
{
    /// <summary>The constant of that value.</summary>
    static abstract T FindValue(string value);
}
