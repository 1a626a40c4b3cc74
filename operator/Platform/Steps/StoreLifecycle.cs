namespace Wallet.Operator.Platform.Steps;

/// <summary>Where an AWS resource stands, whatever its service calls it.</summary>
public enum StoreLifecycle
{
    /// <summary>Its service uses a word that we do not know: wait, and say so.</summary>
    Unknown,

    /// <summary>Being made.</summary>
    Creating,

    /// <summary>Serving, and open to changes.</summary>
    Available,

    /// <summary>Busy with a change; open to none.</summary>
    Changing,

    /// <summary>Stopped, its data safe.</summary>
    Stopped,

    /// <summary>Failed: AWS does not repair it by itself.</summary>
    Failed,

    /// <summary>Going away.</summary>
    Deleting,
}
