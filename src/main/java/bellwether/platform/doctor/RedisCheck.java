package bellwether.platform.doctor;

import bellwether.platform.http.limits.RedisAddress;
import java.time.Duration;

/// Whether the Redis in which instances share their limits answers. Without it each counts for
/// itself, so it is no fault.
record RedisCheck(RedisAddress address) implements Check {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public CheckResult run() {
        return address.complaint(PATIENCE)
                .<CheckResult>map(why ->
                        new CheckResult.Warning(
                                "%s cannot be used: %s".formatted(address, why),
                                "Each instance counts separately until Redis responds: check REDIS_URL."))
                .orElseGet(() -> new CheckResult.Ok(address + " answers"));
    }
}
