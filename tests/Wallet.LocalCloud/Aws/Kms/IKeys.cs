namespace Wallet.LocalCloud.Aws.Kms;

/// <summary>Keys as the other services see them. Call it under the cloud's lock, that is from within an operation.</summary>
public interface IKeys
{
    /// <summary>A key by id, ARN, alias or alias ARN; nothing when it does not exist or is not seen yet.</summary>
    KeyFacts? Find(string key);
}
