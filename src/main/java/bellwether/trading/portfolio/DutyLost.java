package bellwether.trading.portfolio;

/// A write of a process whose duty another has taken over. Nothing of its transaction is kept.
public final class DutyLost extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param duty that is another's now
    public DutyLost(Duty duty) {
        super("another process has taken over the duty " + duty.key(), null, false, false);
    }
}
