package bellwether.research.learning.leak;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something that could not be searched for.
///
/// @param subject the feature that it is about; null where it is about none
/// @param have what there was
/// @param need what it takes
/// @param reason both, in words
public record LeakDoubt(
        LeakCode code, @Nullable String subject, int have, int need, String reason) {
    public LeakDoubt(
            LeakCode code, @Nullable String subject, int have, int need, @Nullable String reason) {
        this.code = code;
        this.subject = subject;
        this.have = have;
        this.need = need;
        // models that were trained before reasons were kept have none
        this.reason = Objects.requireNonNullElse(reason, "");
    }

    static LeakDoubt of(LeakCode code, int have, int need, String reason) {
        return new LeakDoubt(code, null, have, need, reason.formatted(have, need));
    }

    LeakDoubt about(String feature) {
        return new LeakDoubt(code, feature, have, need, reason);
    }

    /// As the gate says it.
    public String words() {
        return "%s%s (%s)".formatted(code.key(), subject == null ? "" : " " + subject, reason);
    }
}
