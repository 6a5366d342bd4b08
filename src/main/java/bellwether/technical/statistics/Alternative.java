package bellwether.technical.statistics;

/// What a test looks for.
public enum Alternative {
    /// The first is larger, or the mean above 0.
    GREATER("one-sided, greater"),
    /// The first is smaller, or the mean under 0.
    LESS("one-sided, less"),
    /// They differ.
    TWO_SIDED("two-sided");

    private final String words;

    Alternative(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
