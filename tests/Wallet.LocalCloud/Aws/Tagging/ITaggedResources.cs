namespace Wallet.LocalCloud.Aws.Tagging;

/// <summary>A service's resources with their tags, for audits over all services.</summary>
public interface ITaggedResources
{
    /// <summary>Everything that exists now and can carry tags.</summary>
    IEnumerable<TaggedResource> Resources { get; }
}
