using System.Diagnostics;
using System.Runtime.CompilerServices;
using Wallet.Api.Commands;
using Wallet.Api.Ledger;

namespace Wallet.Api.Tests.Ledger;

/// <summary>A new command without a rule would answer a whole batch UNKNOWN; here it fails a test.</summary>
public sealed class EveryCommandTests
{
    public static TheoryData<string> Commands =>
        [.. typeof(Command).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Command)) && !t.IsAbstract).Select(t => t.FullName!)];

    // It has no content, and what its rule makes of that does not matter.
    [Theory]
    [MemberData(nameof(Commands))]
    public void Has_a_rule(string type)
    {
        var command = (Command)RuntimeHelpers.GetUninitializedObject(typeof(Command).Assembly.GetType(type)!);
        var decide = () => Decider.Decide(new LedgerState(), [command], new Moment(0, 0));
        (Record.Exception(decide) is UnreachableException).Should().BeFalse();
    }
}
