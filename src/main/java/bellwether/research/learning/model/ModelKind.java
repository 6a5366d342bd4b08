package bellwether.research.learning.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Kinds of models, the simplest first.
public enum ModelKind {
    /// The share of positive rows, whatever the features.
    BASE,
    /// The return of 252 sessions less that of the last 21.
    MOMENTUM,
    /// Ridge logistic regression.
    LOGISTIC,
    /// Boosted trees.
    TREES,
    /// Trees side by side.
    FOREST;

    /// As programs call it.
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of a code.
    public static Optional<ModelKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
