namespace Wallet.Operator.Kube;

/// <summary>How a watch stands, for probes and metrics.</summary>
internal interface IWatchState
{
    /// <summary>Plural of the kind that is followed.</summary>
    string Resource { get; }

    /// <summary>Where; empty for all namespaces.</summary>
    string Namespace { get; }

    /// <summary>The first whole list has been read.</summary>
    bool IsListed { get; }

    /// <summary>Time since the server last gave what was asked for.</summary>
    TimeSpan Silence { get; }

    /// <summary>Time since the loop last did anything, be it that it was refused: long only when it is stuck.</summary>
    TimeSpan Stillness { get; }
}
