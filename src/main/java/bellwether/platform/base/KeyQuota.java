package bellwether.platform.base;

import java.util.Optional;

/// How many requests were agreed with whoever holds a key; where nothing was, the service's own
/// quotas hold.
public record KeyQuota(Optional<Integer> perHour, Optional<Integer> perDay) {
    public static final KeyQuota NONE = new KeyQuota(Optional.empty(), Optional.empty());
}
