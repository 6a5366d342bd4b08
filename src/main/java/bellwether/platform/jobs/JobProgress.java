package bellwether.platform.jobs;

import org.jdbi.v3.core.Handle;

/// How long work says that it goes on. A batch is given up when it has not moved for as long as its
/// kind allows, however long it takes in all.
public interface JobProgress {
    /// For work outside the engine, which nothing ends.
    JobProgress NONE =
            new JobProgress() {
                @Override
                public void moved() {}

                @Override
                public void kept(Handle transaction, Item item) {}
            };

    /// Something was done: the time allowed begins anew. Costs next to nothing; call it often.
    ///
    /// @throws WorkStopped when the batch was given up in the meantime
    void moved();

    /// A part of an item's work is kept by this transaction, so that another try goes on behind it.
    /// Renews the claim, and forgives the tries and crashes before: they did not stop the work.
    ///
    /// @throws WorkStopped when the claim no longer holds: let it roll the transaction back
    void kept(Handle transaction, Item item);
}
