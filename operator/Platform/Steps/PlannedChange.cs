namespace Wallet.Operator.Platform.Steps;

/// <summary>One change as data: it feeds apply, events, plans and tests.</summary>
/// <param name="Resource">Kind and name, e.g. <c>DBCluster wp-demo-1a2b3c4d</c>.</param>
/// <param name="Verb">e.g. <c>Create</c>, <c>Modify</c>, <c>Delete</c>, <c>Reboot</c>.</param>
/// <param name="Detail">Fields with their values from and to; free of secrets.</param>
/// <param name="Effect">What its users feel.</param>
internal sealed record PlannedChange(string Resource, string Verb, string Detail, ChangeEffect Effect = ChangeEffect.None);
