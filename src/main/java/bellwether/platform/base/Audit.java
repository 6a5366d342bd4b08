package bellwether.platform.base;

/// Where is kept who did what. What is noted within a transaction of the same pool of connections
/// is kept if that transaction is.
@FunctionalInterface
public interface Audit {
    /// Keeps nothing.
    Audit NONE = (actor, action, object, outcome) -> {};

    /// Notes what has been done.
    ///
    /// @param action such as "job.cancel"
    /// @param object what it was done to, such as the job's id; nothing secret
    /// @param outcome "done", or in a few words what came of it
    void note(Actor actor, String action, String object, String outcome);

    default void note(Actor actor, String action, String object) {
        note(actor, action, object, "done");
    }
}
