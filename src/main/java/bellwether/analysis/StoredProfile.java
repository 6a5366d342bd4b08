package bellwether.analysis;

import bellwether.web.Version;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A profile with what is known about it.
///
/// @param id null for one that ships
/// @param version moves by one with every change; null for one that ships
record StoredProfile(
        @Nullable Long id,
        boolean builtIn,
        @Nullable Integer version,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @JsonUnwrapped Profile profile) {

    static StoredProfile shipped(Profile profile) {
        return new StoredProfile(null, true, null, null, null, profile);
    }

    /// What `If-Match` has to name, in quotes.
    Version.Known state() {
        return new Version.Known(
                builtIn
                        ? "built-in-%d".formatted(Analysis.FORMULA_VERSION)
                        : "%d-%d".formatted(id, version));
    }
}
