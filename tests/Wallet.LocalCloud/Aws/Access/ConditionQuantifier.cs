namespace Wallet.LocalCloud.Aws.Access;

/// <summary>How a condition treats a key with several values.</summary>
internal enum ConditionQuantifier
{
    /// <summary>The key has one value.</summary>
    None,

    /// <summary>Every value must fit; holds for an absent key.</summary>
    ForAllValues,

    /// <summary>One value must fit.</summary>
    ForAnyValue,
}
