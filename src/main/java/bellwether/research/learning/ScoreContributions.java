package bellwether.research.learning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a score is made of.
///
/// @param margin ln(p ÷ (1 − p)) before calibration
/// @param parts the largest first, then the others together, last what remains without any; they
///   add up to the margin
public record ScoreContributions(double margin, List<Part> parts) {
    public ScoreContributions {
        parts = List.copyOf(parts);
    }

    /// What one feature adds, or several.
    ///
    /// @param feature its id; null for several, and for what remains without any
    /// @param name in words
    /// @param value of the feature; null where it is absent, and for several
    public record Part(
            @Nullable String feature, String name, @Nullable Double value, double contribution) {}
}
