package bellwether.research.learning.outcome;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An outcome's id as it is shown, `oc_12`.
public final class OutcomeId {
    private static final Pattern FORM = Pattern.compile("oc_([1-9][0-9]{0,17})");

    private OutcomeId() {}

    public static String text(long id) {
        return "oc_" + id;
    }

    /// Empty where it is not written like one.
    public static Optional<Long> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(Long.parseLong(form.group(1))) : Optional.empty();
    }
}
