namespace Wallet.LocalCloud.Kubernetes.Cel;

/// <summary>One overload of a function, which the checker and the evaluation share.</summary>
/// <param name="Parameters">Of a method the target's type first.</param>
/// <param name="Run">Gets values of the parameters' types; answers with a value or a <see cref="CelError"/>.</param>
internal sealed record CelFunction(
    string Name, bool IsMethod, IReadOnlyList<CelType> Parameters, CelType Result, Func<IReadOnlyList<object?>, object?> Run)
{
    /// <summary>The result's type where it follows from those of the arguments.</summary>
    public Func<IReadOnlyList<CelType>, CelType>? ResultOf { get; init; }

    public static CelFunction Global(string name, CelType[] parameters, CelType result, Func<IReadOnlyList<object?>, object?> run)
        => new(name, false, parameters, result, run);

    public static CelFunction Method(string name, CelType[] parameters, CelType result, Func<IReadOnlyList<object?>, object?> run)
        => new(name, true, parameters, result, run);

    public bool Takes(IReadOnlyList<CelType> types)
        => types.Count == Parameters.Count && Parameters.Zip(types).All(pair => pair.First.Takes(pair.Second));

    public CelType ResultFor(IReadOnlyList<CelType> types) => ResultOf?.Invoke(types) ?? Result;
}
