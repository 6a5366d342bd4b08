package bellwether.desk.journal;

import bellwether.market.symbols.VisibleText;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What entries may say.
public final class JournalRules {
    /// Characters of a text.
    public static final int LONGEST_TEXT = 10_000;

    static final int LONGEST_LESSON = 2_000;
    static final int LONGEST_EMOTION = 30;
    static final int LONGEST_TAG = 40;
    static final int MOST_TAGS = 20;

    /// All but what no text needs: controls, halves of characters.
    private static final Pattern PLAIN = Pattern.compile("[[^\\p{Cc}\\p{Cs}]\\n\\r\\t]*");

    private JournalRules() {}

    /// What is wrong with the parts of an entry.
    static List<Fault> faults(
            @Nullable String text,
            @Nullable String emotion,
            @Nullable String lesson,
            @Nullable List<@Nullable String> tags) {
        List<Fault> faults = new ArrayList<>();
        if (isEmpty(text) && isEmpty(lesson)) {
            faults.add(
                    new Fault(
                            "/text",
                            "is required: 1 to %,d characters, or a lesson in its place"
                                    .formatted(LONGEST_TEXT)));
        }
        prose(text, LONGEST_TEXT).ifPresent(fault -> faults.add(new Fault("/text", fault)));
        prose(lesson, LONGEST_LESSON).ifPresent(fault -> faults.add(new Fault("/lesson", fault)));
        if (emotion != null && !emotion.isBlank()) {
            word(emotion, LONGEST_EMOTION)
                    .ifPresent(fault -> faults.add(new Fault("/emotion", fault)));
        }
        faults.addAll(tags(tags == null ? List.of() : tags));
        return faults;
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static Optional<String> prose(@Nullable String text, int longest) {
        if (text == null) {
            return Optional.empty();
        }
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            return Optional.of(
                    "must have at most %,d characters, has %,d".formatted(longest, length));
        }
        return PLAIN.matcher(text).matches()
                ? Optional.empty()
                : Optional.of(
                        "must have no control characters but tabs and line ends, was \"%s\""
                                .formatted(Quoted.text(text)));
    }

    private static List<Fault> tags(List<@Nullable String> tags) {
        List<Fault> faults = new ArrayList<>();
        if (tags.size() > MOST_TAGS) {
            faults.add(
                    new Fault(
                            "/tags",
                            "must be at most %d tags, were %d".formatted(MOST_TAGS, tags.size())));
        }
        for (int i = 0; i < Math.min(tags.size(), MOST_TAGS); i++) {
            String tag = tags.get(i);
            Optional<String> fault =
                    tag == null
                            ? Optional.of("must be a text, was null")
                            : word(tag, LONGEST_TAG)
                                    .or(() ->
                                            tag.contains(";")
                                                    ? Optional.of(
                                                            "must have no semicolon, which parts tags in CSV, was \"%s\""
                                                                    .formatted(Quoted.text(tag)))
                                                    : Optional.empty());
            String pointer = "/tags/" + i;
            fault.ifPresent(rule -> faults.add(new Fault(pointer, rule)));
        }
        return faults;
    }

    private static Optional<String> word(String word, int longest) {
        int length = word.codePointCount(0, word.length());
        if (word.isBlank() || length > longest || !word.equals(word.strip())) {
            return Optional.of(
                    "must be 1 to %d characters without space around them, was \"%s\""
                            .formatted(longest, Quoted.text(word)));
        }
        return VisibleText.fault(word)
                .map(fault -> "must consist of visible characters; %s".formatted(fault));
    }

    /// What was sent, as it is kept.
    static JournalText kept(
            @Nullable String text,
            @Nullable String emotion,
            @Nullable String lesson,
            @Nullable List<@Nullable String> tags,
            @Nullable Boolean planKept) {
        Map<String, String> once = new LinkedHashMap<>();
        for (String tag : tags == null ? List.<@Nullable String>of() : tags) {
            if (tag != null) {
                once.putIfAbsent(tag.toLowerCase(Locale.ROOT), tag);
            }
        }
        return new JournalText(
                text == null ? "" : text,
                emotion == null ? "" : emotion.strip().toLowerCase(Locale.ROOT),
                lesson == null ? "" : lesson,
                List.copyOf(once.values()),
                planKept);
    }
}
