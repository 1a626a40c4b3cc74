namespace Wallet.Operator.Aws.Errors;

/// <summary>A classified error.</summary>
/// <param name="Class">What it asks of the caller.</param>
/// <param name="Code">Wire code, or the exception's type where no service answered.</param>
/// <param name="Message">For people: code and text without what differs between two attempts (request ids, encoded messages).</param>
/// <param name="Action">The IAM action that was refused, e.g. <c>rds:CreateDBCluster</c>; only with <see cref="AwsErrorClass.AccessDenied"/>.</param>
/// <param name="Resource">The ARN that it was refused on, where AWS names it.</param>
internal sealed record AwsError(AwsErrorClass Class, string Code, string Message, string? Action = null, string? Resource = null);
