package bellwether.research.learning.training;

import bellwether.research.learning.gate.GateCheck;
import org.jspecify.annotations.Nullable;

/// A rule of the gate as the card shows it.
///
/// @param have null where it is not known
public record GateLine(
        String rule, boolean passed, @Nullable Double have, double need, String message) {
    static GateLine of(GateCheck check) {
        return new GateLine(
                check.rule().code(),
                check.passed(),
                check.have().orElse(null),
                check.need(),
                check.words());
    }
}
