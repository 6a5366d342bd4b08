package bellwether.platform.jobs;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Names a job: a UUID of version 7, so that ids sort by the time of creation and cannot be
/// guessed.
public record JobId(UUID value) implements Comparable<JobId> {
    private static final RandomGenerator RANDOM = new SecureRandom();
    private static final Pattern FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    static JobId at(Instant now) {
        return new JobId(version7(now));
    }

    /// RFC 9562, 5.7: 48 bits of milliseconds, the version, 12 random bits, the variant, 62 random
    /// bits.
    static UUID version7(Instant now) {
        long high = (now.toEpochMilli() << 16) | 0x7000 | (RANDOM.nextLong() & 0x0fff);
        long low = (RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /// The id that a text names, or nothing when it cannot be one.
    public static Optional<JobId> parse(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new JobId(UUID.fromString(text)))
                : Optional.empty();
    }

    @Override
    public int compareTo(JobId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
