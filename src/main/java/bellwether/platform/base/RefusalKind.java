package bellwether.platform.base;

/// What a refusal is about, for whoever must act on it. The edge has one table from kinds to HTTP
/// statuses.
public enum RefusalKind {
    /// It cannot be read as what it is said to be.
    MALFORMED,
    /// It can be read, but values break a rule.
    INVALID,
    /// This caller may not do it.
    FORBIDDEN,
    /// The thing is not there, or this caller may not see it.
    NOT_FOUND,
    /// The thing is in a state that forbids it.
    CONFLICT,
    /// The thing has changed since the caller read it.
    CHANGED,
    /// More than can be taken.
    TOO_LARGE,
    /// This caller has asked for too much; later it may again.
    LIMITED,
    /// It cannot be done now; the same may work later.
    UNAVAILABLE,
    /// There is no room to store anything; once there is, the same works.
    FULL
}
