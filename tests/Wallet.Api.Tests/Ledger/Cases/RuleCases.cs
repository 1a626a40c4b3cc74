namespace Wallet.Api.Tests.Ledger.Cases;

/// <summary>The rules as cases that a person can read: the Markdown files beside this one.</summary>
public class RuleCases
{
    [Theory]
    [MemberData(nameof(Table), "movements")]
    public void Movement(string before, string commands, string answers, string after) => CaseLedger.Check(before, commands, answers, after);

    [Theory]
    [MemberData(nameof(Table), "transactions")]
    public void Transaction_of_many_legs(string before, string commands, string answers, string after)
        => CaseLedger.Check(before, commands, answers, after);

    [Theory]
    [MemberData(nameof(Table), "holds")]
    public void Hold(string before, string commands, string answers, string after) => CaseLedger.Check(before, commands, answers, after);

    [Theory]
    [MemberData(nameof(Table), "limits")]
    public void Limit(string before, string commands, string answers, string after) => CaseLedger.Check(before, commands, answers, after);

    [Theory]
    [MemberData(nameof(Table), "reversals")]
    public void Reversal(string before, string commands, string answers, string after) => CaseLedger.Check(before, commands, answers, after);

    [Theory]
    [MemberData(nameof(Table), "statuses")]
    public void Status(string before, string commands, string answers, string after) => CaseLedger.Check(before, commands, answers, after);

    [Theory]
    [MemberData(nameof(Table), "closings")]
    public void Closing(string before, string commands, string answers, string after) => CaseLedger.Check(before, commands, answers, after);

    [Theory]
    [MemberData(nameof(Table), "keys")]
    public void Key_or_batch(string before, string commands, string answers, string after) => CaseLedger.Check(before, commands, answers, after);

    public static TheoryData<string, string, string, string> Table(string name) => CaseTable.Read(name);
}
