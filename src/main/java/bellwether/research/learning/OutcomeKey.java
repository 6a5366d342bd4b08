package bellwether.research.learning;

/// What makes an outcome one of a kind.
///
/// @param owner empty where it belongs to no one
/// @param ref what it came of: an alert, a detection, a closed trade, a digest of what was stated
public record OutcomeKey(String owner, OutcomeOrigin origin, String ref, OutcomePolicy policy) {
    /// The owner of what belongs to no one.
    public static final String NO_OWNER = "";
}
