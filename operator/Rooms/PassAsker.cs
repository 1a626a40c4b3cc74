using Wallet.Operator.Aws.Fleet;
using Wallet.Operator.Platform.Steps;

namespace Wallet.Operator.Rooms;

/// <summary>The platform of a pass as one that reads what is shared and remembered.</summary>
internal static class PassAsker
{
    /// <summary>Who asks.</summary>
    public static Asker Asker(this PlatformPass pass) => new(pass.Uid, pass.IsAtRest);
}
