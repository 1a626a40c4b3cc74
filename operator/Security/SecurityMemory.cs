using Amazon.KeyManagementService.Model;
using Wallet.Operator.Aws.Fleet;
using Wallet.Operator.Security.Keys;
using Wallet.Operator.Security.Roles;
using Wallet.Operator.Security.Secrets;

namespace Wallet.Operator.Security;

/// <summary>What is remembered from pass to pass, so that a quiet platform costs few calls; drift is found within the age.</summary>
internal sealed class SecurityMemory(TimeProvider time)
{
    /// <summary>What keys are, by alias; those that do not serve are not remembered.</summary>
    public ItemReader<KeyMetadata?> KeyStates { get; } = new(time, ReadAges.KeyStates);

    /// <summary>Policies, rotation and tags of keys, by alias.</summary>
    public ItemReader<KeyContent?> Keys { get; } = new(time, ReadAges.KeyContents);

    /// <summary>Roles with their policies, by name.</summary>
    public ItemReader<RoleObserved?> Roles { get; } = new(time, ReadAges.Roles);

    /// <summary>Secrets without their values, by name.</summary>
    public ItemReader<SecretObserved?> Secrets { get; } = new(time, ReadAges.Secrets);

    /// <summary>Values of secrets.</summary>
    public KnownValues Values { get; } = new();

    /// <summary>Clock of the room.</summary>
    public TimeProvider Time => time;

    /// <summary>A resource was changed, or may have been.</summary>
    /// <param name="resource">As planned changes name it: kind and name.</param>
    public void Mutated(string resource)
    {
        var (kind, name) = resource.Split(' ', 2) is [var first, var rest] ? (first, rest) : ("", resource);
        switch (kind)
        {
            case SecurityNames.KeyKind:
                KeyStates.Mutated(name);
                Keys.Mutated(name);
                break;
            case SecurityNames.RoleKind:
                Roles.Mutated(name);
                break;
            default:
                Secrets.Mutated(name);
                break;
        }
    }
}
