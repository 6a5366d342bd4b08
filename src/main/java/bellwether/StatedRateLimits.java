package bellwether;

import bellwether.frontend.legacy.LegacyApi.RateLimit;
import bellwether.platform.http.RateGroup;
import bellwether.platform.http.limits.RateTable;
import java.util.Map;
import java.util.TreeMap;

/// The rate limits in force as `/config` shows them, without that of wrong keys.
final class StatedRateLimits {
    private StatedRateLimits() {}

    static Map<String, RateLimit> of(RateTable rates) {
        Map<String, RateLimit> limits = new TreeMap<>();
        for (RateGroup group : RateGroup.values()) {
            if (group != RateGroup.WRONG_KEYS) {
                rates.of(group)
                        .ifPresent(most ->
                                limits.put(
                                        group.text(),
                                        new RateLimit(
                                                most.refill(),
                                                most.window().toSeconds(),
                                                most.most())));
            }
        }
        return limits;
    }
}
