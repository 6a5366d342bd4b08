package bellwether.research.learning.label;

/// When a label buys, or sells short.
public enum LabelEntry {
    /// At the open after the signal's bar, the first price that can be had.
    NEXT_OPEN,
    /// At the close that gave the signal: optimistic, as it is known only when it is gone.
    CLOSE
}
