package bellwether.trading.strategy.mark;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a duty of trading stands.
///
/// @param duty `match` or `mark`
/// @param holder the process that has it, or had it last; null where none ever had
/// @param running whether its lease has not ended
/// @param leaseUntil when its lease ends if it is not renewed
/// @param lagSeconds since it was last heard of; null where it never was
/// @param reached when the newest bars began that were matched, or the newest minute that was
///   marked in the last two days
public record DutyStanding(
        String duty,
        @Nullable String holder,
        boolean running,
        @Nullable Instant leaseUntil,
        @Nullable Long lagSeconds,
        @Nullable Instant reached) {}
