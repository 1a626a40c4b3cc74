using System.Diagnostics.CodeAnalysis;
using Wallet.Api.Http.Problems;

namespace Wallet.Api.Http;

/// <summary>A part of a request that was read: the value, or what is wrong with it.</summary>
internal readonly record struct Checked<T>(T? Value, Problem? Problem)
{
    /// <summary>It is fine.</summary>
    public static implicit operator Checked<T>(T value) => new(value, null);

    /// <summary>It is not.</summary>
    public static implicit operator Checked<T>(Problem problem) => new(default, problem);

    /// <summary>Whether something is wrong.</summary>
    public bool Failed([NotNullWhen(true)] out Problem? problem, [NotNullWhen(false)] out T? value)
    {
        (problem, value) = (Problem, Value);
        return problem is not null;
    }
}
