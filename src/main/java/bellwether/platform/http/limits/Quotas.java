package bellwether.platform.http.limits;

/// Counts what each caller has asked for. Implemented where the counts are kept; the edge only
/// asks.
public interface Quotas {
    /// For servers without limits.
    Quotas NONE =
            new Quotas() {
                @Override
                public Quota take(RequestCounter counter) {
                    throw new IllegalStateException("nothing counts here, and a limit is set");
                }

                @Override
                public Quota look(RequestCounter counter) {
                    throw new IllegalStateException("nothing counts here, and a limit is set");
                }

                @Override
                public void giveBack(RequestCounter counter) {
                    throw new IllegalStateException("nothing counts here, and a limit is set");
                }
            };

    /// Takes one request from the caller's quota, if there is one left. May wait for another
    /// machine, some milliseconds at most.
    Quota take(RequestCounter counter);

    /// Whether one could be taken, as far as is known without asking another machine.
    Quota look(RequestCounter counter);

    /// Puts a request back that turned out not to count.
    void giveBack(RequestCounter counter);
}
