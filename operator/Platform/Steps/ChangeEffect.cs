namespace Wallet.Operator.Platform.Steps;

/// <summary>What a change does to those who use the resource.</summary>
internal enum ChangeEffect
{
    /// <summary>Nothing is felt.</summary>
    None,

    /// <summary>One member after another restarts.</summary>
    Rolling,

    /// <summary>Connections break once.</summary>
    Restart,

    /// <summary>A new resource takes the place of the old one.</summary>
    Replace,

    /// <summary>Data or capacity goes away.</summary>
    Destroy,
}
