package bellwether.desk.alert.rule;

import bellwether.platform.base.NumberedId;
import java.util.Optional;

/// A rule's id, `rl_12` outside.
public record AlertRuleId(long number) {
    private static final String PREFIX = "rl_";
    private static final String ORIGIN = "rule:";

    /// Empty where it is not written like one.
    public static Optional<AlertRuleId> parse(String text) {
        return NumberedId.parse(PREFIX, text).map(AlertRuleId::new);
    }

    /// The rule that an alert is of; empty where it is of something else.
    public static Optional<AlertRuleId> ofOrigin(String origin) {
        return origin.startsWith(ORIGIN)
                ? Optional.of(new AlertRuleId(Long.parseLong(origin.substring(ORIGIN.length()))))
                : Optional.empty();
    }

    /// What its alerts name as their origin.
    public String origin() {
        return ORIGIN + number;
    }

    @Override
    public String toString() {
        return PREFIX + number;
    }
}
