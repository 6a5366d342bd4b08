package bellwether.research.analysis.store;

import bellwether.platform.http.EntityTag;
import bellwether.research.analysis.Analysis;
import bellwether.research.analysis.profile.Profile;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A profile with what is known about it.
///
/// @param id null for one that ships
/// @param version moves by one with every change; null for one that ships
public record StoredProfile(
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
    public EntityTag.Known state() {
        return new EntityTag.Known(
                builtIn
                        ? "built-in-%d".formatted(Analysis.FORMULA_VERSION)
                        : "%d-%d".formatted(id, version));
    }
}
