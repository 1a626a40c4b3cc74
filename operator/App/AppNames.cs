using Wallet.Operator.App.Objects;
using Wallet.Operator.Platform;

namespace Wallet.Operator.App;

/// <summary>Names of this room's objects.</summary>
internal static class AppNames
{
    /// <summary>Most objects, e.g. <c>demo-wallet-api</c>.</summary>
    public static string Serving(PlatformNames names) => names.Object(AppObject.Part);

    /// <summary>What only the migration reads.</summary>
    public static string Migrating(PlatformNames names) => names.Object($"{AppObject.Part}-migrate");

    /// <summary>Objects whose names are known beforehand: one of somebody else's under such a name is reported before anything is built.</summary>
    public static IEnumerable<(ObjectKind Kind, string Name)> All(PlatformNames names) =>
    [
        .. Enum.GetValues<ObjectKind>().Where(kind => kind != ObjectKind.Job).Select(kind => (kind, Serving(names))),
        (ObjectKind.ConfigMap, Migrating(names)),
        (ObjectKind.Secret, Migrating(names)),
    ];
}
