package bellwether.trading.execution.scenario;

import bellwether.platform.base.Refusal;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads parts of one cell, and says where it stands when one is wrong.
///
/// @param column its name
record CellParser(int line, String column) {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    UnreadableScenario fault(String detail) {
        return new UnreadableScenario(line, column, detail);
    }

    BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException _) {
            throw fault("must be a number, was \"" + text + "\"");
        }
    }

    int day(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw fault("must be a day number, was \"" + text + "\"");
        }
    }

    Matcher match(Pattern pattern, String text, String form) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw fault("must be of the form %s, was \"%s\"".formatted(form, text));
        }
        return matcher;
    }

    /// Values that refuse what they are given name the field and the rule.
    <T> T value(Supplier<T> made) {
        try {
            return made.get();
        } catch (Refusal e) {
            throw fault(e.detail());
        }
    }

    /// The parts between separators, without empty ones.
    static List<String> parts(String text, String separator) {
        return Arrays.stream(text.split(Pattern.quote(separator), -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    static List<String> words(String text) {
        return Arrays.stream(SPACES.split(text.strip(), -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
