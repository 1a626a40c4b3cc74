namespace Wallet.Operator.Telemetry;

/// <summary>Where each room's log event ids begin.</summary>
internal static class EventIds
{
    public const int Program = 1000;
    public const int Kube = 2000;
    public const int Reconcile = 3000;
    public const int Aws = 4000;
    public const int Network = 5000;
    public const int Security = 5100;
    public const int Database = 5200;
    public const int Cache = 5300;
    public const int Messaging = 5400;
    public const int Compute = 5500;
    public const int App = 5600;
    public const int Changes = 6000;
}
