package bellwether.desk.alert.rule;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A rule's id, `rl_12` outside.
public record AlertRuleId(long number) {
    private static final Pattern WRITTEN = Pattern.compile("rl_([1-9]\\d{0,17})");
    private static final String ORIGIN = "rule:";

    /// Empty where it is not written like one.
    public static Optional<AlertRuleId> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        return matcher.matches()
                ? Optional.of(new AlertRuleId(Long.parseLong(matcher.group(1))))
                : Optional.empty();
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
        return "rl_" + number;
    }
}
