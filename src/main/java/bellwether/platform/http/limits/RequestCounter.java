package bellwether.platform.http.limits;

import bellwether.platform.http.RateGroup;
import java.nio.charset.StandardCharsets;

/// What is counted together: one caller's requests of one group.
public record RequestCounter(RateGroup group, String caller, Allowance allowance) {
    /// Its name in Redis; another limit counts apart, so that it holds from the first request on.
    byte[] key() {
        return "bellwether:rate:%s:%d:%d:%s"
                .formatted(group.text(), allowance.refill(), allowance.most(), caller)
                .getBytes(StandardCharsets.UTF_8);
    }
}
