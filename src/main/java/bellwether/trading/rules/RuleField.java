package bellwether.trading.rules;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// A field that conditions may name.
///
/// @param name as it is printed
/// @param range of its values in words, such as `0 to 100`
/// @param source where the values come from
/// @param words of a field of words, from the least to the greatest where they have an order; a
///   value is the place of its word
/// @param isOrdered whether the words have an order
/// @param shareScale how it changes with the number of shares: 1 for a price, −1 for a volume, 0
///   for what a split leaves alone
/// @param isLive whether it depends on positions or money, and so is known on the present bar only
/// @param warmUp how many bars a supplied field needs; nothing is said here of those that are
///   computed from bars alone
public record RuleField(
        String name,
        ValueType type,
        String unit,
        String range,
        String meaning,
        String source,
        List<String> words,
        boolean isOrdered,
        int shareScale,
        boolean isLive,
        SuppliedWarmUp warmUp) {
    public RuleField {
        words = List.copyOf(words);
        if (type == ValueType.WORD && words.isEmpty()) {
            throw new IllegalArgumentException(name + " has no words");
        }
    }

    /// How many bars a supplied field needs.
    ///
    /// @param known bars up to and with the first on which it can be known
    /// @param stable bars up to and with the first on which it no longer shows where the history
    ///   began; `Integer.MAX_VALUE` when it always may
    /// @param sparse whether many bars have no value whatever their number, so that deciding does
    ///   not wait for one
    public record SuppliedWarmUp(int known, int stable, boolean sparse) {
        static final SuppliedWarmUp NONE = new SuppliedWarmUp(1, 1, false);
    }

    /// A number, a percentage or a price.
    public static RuleField number(
            String name, ValueType type, String unit, String meaning, String source) {
        return new RuleField(
                name,
                type,
                unit,
                "",
                meaning,
                source,
                List.of(),
                false,
                type == ValueType.PRICE ? 1 : 0,
                false,
                SuppliedWarmUp.NONE);
    }

    /// One of some words.
    public static RuleField words(
            String name, List<String> words, boolean isOrdered, String meaning, String source) {
        return new RuleField(
                name,
                ValueType.WORD,
                "word",
                String.join(", ", words),
                meaning,
                source,
                words,
                isOrdered,
                0,
                false,
                SuppliedWarmUp.NONE);
    }

    /// True or false.
    public static RuleField flag(String name, String meaning, String source) {
        return number(name, ValueType.FLAG, "flag", meaning, source);
    }

    /// The same, known on the present bar only.
    public RuleField live() {
        return new RuleField(
                name,
                type,
                unit,
                range,
                meaning,
                source,
                words,
                isOrdered,
                shareScale,
                true,
                warmUp);
    }

    /// The same with its range in words.
    public RuleField in(String bounds) {
        return new RuleField(
                name,
                type,
                unit,
                bounds,
                meaning,
                source,
                words,
                isOrdered,
                shareScale,
                isLive,
                warmUp);
    }

    /// The same with another way to change with the number of shares.
    public RuleField scaled(int scale) {
        return new RuleField(
                name, type, unit, range, meaning, source, words, isOrdered, scale, isLive, warmUp);
    }

    /// The same, which needs more bars than its own.
    public RuleField after(SuppliedWarmUp bars) {
        return new RuleField(
                name,
                type,
                unit,
                range,
                meaning,
                source,
                words,
                isOrdered,
                shareScale,
                isLive,
                bars);
    }

    /// The place of a word, whatever its case.
    public OptionalInt place(String word) {
        String wanted = word.toLowerCase(Locale.ROOT);
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).toLowerCase(Locale.ROOT).equals(wanted)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
