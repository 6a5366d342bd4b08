package bellwether.platform.http.server;

import bellwether.platform.http.RateGroup;
import bellwether.platform.http.limits.Quota;
import bellwether.platform.http.limits.Quotas;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Counts in a minute that never ends.
public final class EndlessMinute implements Quotas {
    private final Map<String, Integer> taken = new HashMap<>();

    @Override
    public synchronized Quota take(RateGroup group, String caller, int perMinute) {
        int count = taken.merge(group + " " + caller, 1, Integer::sum);
        return quota(count <= perMinute, perMinute - count);
    }

    @Override
    public synchronized Quota look(RateGroup group, String caller, int perMinute) {
        int left = perMinute - taken.getOrDefault(group + " " + caller, 0);
        return quota(left > 0, left);
    }

    private static Quota quota(boolean granted, int left) {
        return new Quota(granted, Math.max(0, left), Duration.ofMillis(40_500));
    }
}
