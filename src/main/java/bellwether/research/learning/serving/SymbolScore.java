package bellwether.research.learning.serving;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a model says of a symbol at the close of a day.
///
/// @param symbol its id
/// @param features by which it says so, NaN where absent; null where they are not kept
/// @param shown whether an answer has shown it
record SymbolScore(
        long symbol,
        LocalDate day,
        double probability,
        @Nullable FeatureRow features,
        boolean shown) {}
