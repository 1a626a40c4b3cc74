namespace Wallet.LocalCloud.Aws.Access;

/// <summary>Who calls.</summary>
/// <param name="Arn">A user's or an assumed role's ARN.</param>
/// <param name="UserId">Unique id, for a role's session followed by a colon and the session's name.</param>
/// <param name="Grants">What identity policies grant at this moment.</param>
internal sealed record Principal(string Arn, string UserId, Func<Grants> Grants)
{
    /// <summary>The role whose session it is; nothing for a user.</summary>
    public string? RoleArn { get; init; }

    /// <summary>Account that the ARN names.</summary>
    public string AccountId => Arn.Split(':')[4];
}
