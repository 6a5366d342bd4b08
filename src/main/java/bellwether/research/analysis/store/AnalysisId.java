package bellwether.research.analysis.store;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The id of a stored analysis as clients see it, `an_` and its number, which can be no ticker.
public record AnalysisId(long number) {
    private static final Pattern FORM = Pattern.compile("an_([1-9]\\d{0,17})");

    /// The id, or nothing when the text cannot be one.
    public static Optional<AnalysisId> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new AnalysisId(Long.parseLong(matcher.group(1))))
                : Optional.empty();
    }

    @JsonValue
    @Override
    public String toString() {
        return "an_" + number;
    }
}
