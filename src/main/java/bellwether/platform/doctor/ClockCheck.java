package bellwether.platform.doctor;

import bellwether.platform.db.DatabaseProbe;
import java.time.Duration;
import java.time.InstantSource;

/// How far this machine's clock is from the database's. The job engine goes by the database's
/// alone; keys, logs and what counts as stale go by this one's.
record ClockCheck(DatabaseProbe database, InstantSource clock) implements Check {
    private static final Duration NOTICEABLE = Duration.ofSeconds(2);
    private static final Duration HARMFUL = Duration.ofMinutes(5);

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public CheckResult run() {
        Duration ahead = database.ahead(clock);
        Duration apart = ahead.abs();
        String words =
                "%.1f s %s this machine's"
                        .formatted(
                                apart.toMillis() / 1e3, ahead.isNegative() ? "behind" : "ahead of");
        if (apart.compareTo(NOTICEABLE) < 0) {
            return new CheckResult.Ok("the database's is " + words);
        }
        String remedy = "Synchronise both with a time server (chrony, systemd-timesyncd).";
        return apart.compareTo(HARMFUL) < 0
                ? new CheckResult.Warning("the database's is " + words, remedy)
                : new CheckResult.Fault("the database's is " + words, remedy);
    }
}
