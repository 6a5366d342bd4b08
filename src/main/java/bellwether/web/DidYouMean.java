package bellwether.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that a mistyped one was probably meant to be.
public final class DidYouMean {
    private DidYouMean() {}

    /// The closest of `known`, when no more than a third of its letters differ.
    public static Optional<String> among(Collection<String> known, String typed) {
        if (typed.length() > 60) {
            return Optional.empty();
        }
        String word = typed.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name -> distance(name.toLowerCase(Locale.ROOT), word) * 3 <= name.length())
                .min(
                        Comparator.comparingInt(
                                name -> distance(name.toLowerCase(Locale.ROOT), word)));
    }

    /// Levenshtein's distance, one row at a time.
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
