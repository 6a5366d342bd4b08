package bellwether.platform.http.server;

import bellwether.platform.http.limits.Quota;
import bellwether.platform.http.limits.Quotas;
import bellwether.platform.http.limits.RequestCounter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Counts in a minute that never ends.
public final class EndlessMinute implements Quotas {
    private final Map<String, Integer> taken = new HashMap<>();

    @Override
    public synchronized Quota take(RequestCounter counter) {
        int most = counter.allowance().most();
        int count = taken.merge(name(counter), 1, Integer::sum);
        if (count > most) {
            taken.put(name(counter), most);
        }
        return quota(count <= most, most - count);
    }

    @Override
    public synchronized Quota look(RequestCounter counter) {
        int left = counter.allowance().most() - taken.getOrDefault(name(counter), 0);
        return quota(left > 0, left);
    }

    @Override
    public synchronized void giveBack(RequestCounter counter) {
        taken.merge(name(counter), -1, Integer::sum);
    }

    private static String name(RequestCounter counter) {
        return counter.group() + " " + counter.caller();
    }

    private static Quota quota(boolean granted, int left) {
        return new Quota(
                granted, Math.max(0, left), Duration.ofMillis(1_500), Duration.ofMillis(40_500));
    }
}
