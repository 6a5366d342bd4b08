package bellwether.market.refresh;

import java.time.Duration;

/// Whether histories are brought up to date by themselves, and when.
///
/// @param automatic whether a job is made after each session
/// @param delay from the end of a session to that job: sources need a while
public record RefreshSettings(boolean automatic, Duration delay) {
    public static final RefreshSettings OFF = new RefreshSettings(false, Duration.ZERO);

    public RefreshSettings {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("the delay must not be negative, was " + delay);
        }
    }
}
