package bellwether.research.learning.tree;

/// Hears of each step of a training, which it may end.
public interface TrainingProgress {
    /// Hears nothing; ends where the thread is interrupted.
    TrainingProgress QUIET = (_, _) -> {};

    /// So many steps of at most these are done.
    ///
    /// @throws InterruptedException to end the training
    void done(int steps, int most) throws InterruptedException;

    /// The same, which also ends a training whose thread is interrupted.
    default void step(int steps, int most) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("training was interrupted");
        }
        done(steps, most);
    }
}
