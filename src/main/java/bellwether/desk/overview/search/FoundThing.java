package bellwether.desk.overview.search;

import bellwether.desk.overview.ThingKind;
import org.jspecify.annotations.Nullable;

/// Something that a search found.
///
/// @param id of a symbol its ticker
/// @param title its name; of a symbol without one its ticker
public record FoundThing(ThingKind kind, String id, String title, @Nullable String detail) {}
