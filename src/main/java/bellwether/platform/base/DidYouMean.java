package bellwether.platform.base;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// Finds the name that a mistyped one was probably meant to be.
public final class DidYouMean {
    private static final int LONGEST = 60;

    private DidYouMean() {}

    /// What is wrong with a value that is none of `known`, and which of them was probably meant.
    public static String rule(Collection<String> known, String typed) {
        return "must be one of %s, was \"%s\"%s"
                .formatted(String.join(", ", known), shown(typed), ending(known, typed));
    }

    /// The question at the end of a message, or nothing.
    public static String ending(Collection<String> known, String typed) {
        return among(known, typed).map(meant -> "; did you mean " + meant + "?").orElse("");
    }

    /// As `ending`, but where nothing is close, all of them.
    public static String endingOrAll(Collection<String> known, String typed) {
        return among(known, typed)
                .map(meant -> "; did you mean " + meant + "?")
                .orElseGet(() -> "; known are " + String.join(", ", known));
    }

    /// The question as a sentence of its own, or nothing.
    public static String sentence(Collection<String> known, String typed) {
        return among(known, typed).map(meant -> " Did you mean " + meant + "?").orElse("");
    }

    private static String shown(String typed) {
        return PrintableText.cut(PrintableText.line(typed), LONGEST);
    }

    /// The closest of `known`, when no more than a third of its letters differ.
    public static Optional<String> among(Collection<String> known, String typed) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        String word = typed.toLowerCase(Locale.ROOT);
        String closest = null;
        int least = Integer.MAX_VALUE;
        for (String name : known) {
            // as many letters differ as one is longer than the other
            if (Math.abs(name.length() - word.length()) * 3 <= name.length()) {
                int distance = distance(name.toLowerCase(Locale.ROOT), word);
                if (distance * 3 <= name.length() && distance < least) {
                    closest = name;
                    least = distance;
                }
            }
        }
        return Optional.ofNullable(closest);
    }

    /// By how many letters a word differs from a name that it may have been meant to be; nothing
    /// when it is too far from it.
    public static OptionalInt distanceFrom(String name, String word) {
        if (word.length() > LONGEST) {
            return OptionalInt.empty();
        }
        int distance = distance(name.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
        return distance * 3 <= name.length() ? OptionalInt.of(distance) : OptionalInt.empty();
    }

    /// How many letters must be replaced, added, left out, or swapped with their neighbours.
    private static int distance(String a, String b) {
        int[][] moves = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                moves[i][j] = i == 0 || j == 0 ? i + j : least(moves, a, b, i, j);
            }
        }
        return moves[a.length()][b.length()];
    }

    private static int least(int[][] moves, String a, String b, int i, int j) {
        int replaced = moves[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, Math.min(moves[i - 1][j], moves[i][j - 1]) + 1);
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, moves[i - 2][j - 2] + 1) : least;
    }
}
