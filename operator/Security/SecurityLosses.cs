using Wallet.Operator.Platform.Status;
using Wallet.Operator.Platform.Steps;
using Wallet.Operator.Rooms;
using Wallet.Operator.Security.Keys;
using Wallet.Operator.Security.Secrets;

namespace Wallet.Operator.Security;

/// <summary>
/// What was there and is gone. Data is unreadable without its key, and stores keep their password, so neither is ever silently replaced.
/// </summary>
/// <param name="Keys">ARNs.</param>
/// <param name="Secrets">ARNs.</param>
internal sealed record SecurityLosses(IReadOnlyList<string> Keys, IReadOnlyList<string> Secrets)
{
    /// <summary>By what the status remembers and what is there, no matter who owns it now.</summary>
    public static SecurityLosses Of(PlatformPass pass, SecurityObserved observed)
    {
        var lost = pass.Remembered.Where(each => StaysRemembered(each, observed) && !IsAccepted(pass, each)).ToList();
        return new SecurityLosses(
            [.. lost.Where(each => each.Kind == SecurityNames.KeyKind).Select(each => each.Id)],
            [.. lost.Where(each => each.Kind == SecurityNames.SecretKind).Select(each => each.Id)]);
    }

    /// <summary>Whether a resource that is not there stays in the status: until there is another in its place.</summary>
    public static bool StaysRemembered(RememberedResource each, SecurityObserved observed) => each.Kind switch
    {
        SecurityNames.KeyKind => observed.Keys.Values.All(key => key.Arn != each.Id) && !KeyPurpose.IsComplete(observed.Keys.Keys),
        SecurityNames.SecretKind => !observed.Secrets.Values.Any(secret => SecretDesired.IsArnOf(each.Id, secret.Name)),
        _ => false,
    };

    /// <summary>Whether a secret of this name was lost.</summary>
    public bool HasSecret(string name) => Secrets.Any(arn => SecretDesired.IsArnOf(arn, name));

    /// <summary>What a person has to do; null when nothing is lost.</summary>
    public Finding? Finding(PlatformPass pass)
    {
        // A key takes at least seven days to be destroyed: while nothing has ever worked, one that is not found is not visible yet.
        if (Secrets.Count == 0 && Keys.Count > 0 && !pass.WasReady)
            return Rooms.Finding.Moving("Settling", $"Waiting until KMS shows {string.Join(", ", Keys)}.");
        if (Keys.Count + Secrets.Count == 0)
            return null;
        return Rooms.Finding.Stuck(
            "SecurityResourceMissing",
            $"Gone, and living stores need it: {string.Join(", ", [.. Keys.Select(arn => $"key {arn}"), .. Secrets.Select(arn => $"secret {arn}")])}. "
            + $"Create a lost secret again under its name, with its former value and the tag {Platform.PlatformTags.Uid}={pass.Uid}. To have "
            + $"another key or password generated instead: kubectl annotate wp -n {pass.Key.Namespace} {pass.Key.Name} "
            + $"{SecurityNames.AcceptLoss}={Keys.Concat(Secrets).First()}; what a lost key has encrypted stays unreadable.");
    }

    private static bool IsAccepted(PlatformPass pass, RememberedResource each)
        => pass.Annotations.GetValueOrDefault(SecurityNames.AcceptLoss) == each.Id;
}
