package bellwether.market.imports;

import bellwether.platform.base.CountedNoun;
import java.util.regex.Pattern;

/// What is said of an import that ends before its file does.
record BreakOff(boolean dry) {
    private static final Pattern END_OF_SENTENCE = Pattern.compile("[.!?]\\s*$");

    /// @param rows that were read
    /// @param stored in words, such as `5 rows of 2 symbols`
    String file(long rows, String reason, String stored) {
        return "The file broke off after %s: %s. Before that, %s."
                .formatted(
                        new CountedNoun(rows, "row"),
                        END_OF_SENTENCE.matcher(reason).replaceFirst(""),
                        dry
                                ? stored + " would have gone into the store; this was a dry run"
                                : stored
                                        + " went into the store and will stay; importing it again completes it");
    }

    String archive(String reason, String stored) {
        return "%s. Before that, %s."
                .formatted(
                        END_OF_SENTENCE.matcher(reason).replaceFirst(""),
                        dry
                                ? stored + " would have gone into the store; this was a dry run"
                                : stored + " went into the store and will stay");
    }
}
