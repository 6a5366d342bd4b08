package bellwether.platform.http.limits;

import bellwether.platform.http.RateGroup;

/// Counts what each caller has asked for. Implemented where the counts are kept; the edge only
/// asks.
public interface Quotas {
    /// For servers without limits.
    Quotas NONE =
            new Quotas() {
                @Override
                public Quota take(RateGroup group, String caller, int perMinute) {
                    throw new IllegalStateException("nothing counts here, and a limit is set");
                }

                @Override
                public Quota look(RateGroup group, String caller, int perMinute) {
                    throw new IllegalStateException("nothing counts here, and a limit is set");
                }
            };

    /// Takes one request from the caller's quota, if there is one left. May wait for another
    /// machine, some milliseconds at most.
    Quota take(RateGroup group, String caller, int perMinute);

    /// Whether one could be taken, as far as is known without asking another machine.
    Quota look(RateGroup group, String caller, int perMinute);
}
