package bellwether.platform.jobs;

/// Ends work in its middle: its job is stopping, or its item was given up and belongs to another
/// try. What the work has kept stays; the rest is not tried by this thread.
public final class WorkStopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    public WorkStopped(String why) {
        super(why, null, false, false);
    }
}
