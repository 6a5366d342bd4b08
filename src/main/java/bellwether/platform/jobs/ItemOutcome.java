package bellwether.platform.jobs;

import bellwether.platform.base.Refusal;
import java.time.Duration;
import java.util.Optional;

/// How the work on one item went.
public sealed interface ItemOutcome {
    Item item();

    /// Done.
    ///
    /// @param payload whatever [JobKind#store] shall keep
    record Success(Item item, Object payload) implements ItemOutcome {}

    /// Failed; tried again unless that is hopeless.
    ///
    /// @param code for programs, such as `unknown_symbol`
    /// @param permanent whether another try would fail alike
    /// @param retryAfter when the next try makes sense, if the failing side said so
    record Failure(
            Item item,
            String code,
            String message,
            boolean permanent,
            Optional<Duration> retryAfter)
            implements ItemOutcome {
        /// By a refusal; tried again where that may pass.
        public static Failure of(Item item, Refusal refusal) {
            return new Failure(
                    item,
                    refusal.code(),
                    refusal.detail(),
                    !refusal.isTransient(),
                    refusal.pause());
        }

        /// Another try would fail alike.
        public static Failure permanent(Item item, String code, String message) {
            return new Failure(item, code, message, true, Optional.empty());
        }
    }

    /// Not its turn yet, for a reason that is nobody's fault, such as a budget that is used up; it
    /// waits, and that does not count as a try. Whoever says so sees to it that this ends.
    ///
    /// @param why in words
    record Postponed(Item item, String why, Duration pause) implements ItemOutcome {}

    /// Not begun, because the job or the process is stopping; it does not count as a try.
    record Untouched(Item item) implements ItemOutcome {}
}
