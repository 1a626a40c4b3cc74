namespace Wallet.LocalCloud.Aws.Kafka;

/// <summary>How long MSK takes, on the cloud's clock.</summary>
public sealed record KafkaTimings
{
    public TimeSpan Create { get; init; } = TimeSpan.FromMinutes(25);

    public TimeSpan Delete { get; init; } = TimeSpan.FromMinutes(8);

    /// <summary>Rolling through the brokers: each of them takes this.</summary>
    public TimeSpan RollBroker { get; init; } = TimeSpan.FromMinutes(12);

    public TimeSpan AddBrokers { get; init; } = TimeSpan.FromMinutes(20);

    public TimeSpan GrowStorage { get; init; } = TimeSpan.FromMinutes(15);

    public TimeSpan ChangeMonitoring { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>States that MSK enters and leaves on its own, such as HEALING.</summary>
    public TimeSpan PassingState { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>After storage has grown it may not grow again for this long.</summary>
    public TimeSpan StorageCoolDown { get; init; } = TimeSpan.FromHours(6);

    /// <summary>Network interfaces outlive their cluster by this.</summary>
    public TimeSpan NetworkInterfacesLinger { get; init; } = TimeSpan.FromMinutes(3);
}
