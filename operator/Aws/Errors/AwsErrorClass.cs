namespace Wallet.Operator.Aws.Errors;

/// <summary>What an error of AWS asks of the caller. The class decides the pace and the condition, never the call site.</summary>
public enum AwsErrorClass
{
    /// <summary>A read failed for a reason that passes: read again soon.</summary>
    Transient,

    /// <summary>A mutation failed with its outcome unknown: look for its effect before sending it again.</summary>
    Ambiguous,

    /// <summary>Too many calls: slow down.</summary>
    Throttled,

    /// <summary>Something just made (a role, a key, a group) is not visible everywhere yet: again within two minutes.</summary>
    Propagation,

    /// <summary>The resource is busy with something else: wait for its state.</summary>
    WrongState,

    /// <summary>Somebody else changed it first: read again now.</summary>
    Conflict,

    /// <summary>It cannot be deleted while others use it.</summary>
    InUse,

    /// <summary>It does not exist: success of a deletion; for a data store that once existed, an alarm.</summary>
    NotFound,

    /// <summary>It exists already: adopt it if its tags say that it is ours.</summary>
    Exists,

    /// <summary>Nothing was to be done: success.</summary>
    NoOp,

    /// <summary>A limit of the account is reached.</summary>
    Quota,

    /// <summary>AWS has no more of it in these zones.</summary>
    Capacity,

    /// <summary>The operator's role lacks a permission.</summary>
    AccessDenied,

    /// <summary>The request is wrong and stays wrong until its input changes.</summary>
    Validation,

    /// <summary>The operator's own credentials are expired, missing or refused.</summary>
    Auth,

    /// <summary>A key or another resource that the data depends on is disabled: nothing moves until it is back.</summary>
    TerminalState,
}
