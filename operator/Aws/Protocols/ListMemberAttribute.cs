namespace Wallet.Operator.Aws.Protocols;

/// <summary>Element name of a list in a query request (<c>Tags.Tag.1</c>); <c>member</c> without it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ListMemberAttribute(string name) : Attribute
{
    /// <summary>The element's name.</summary>
    public string Name => name;
}
