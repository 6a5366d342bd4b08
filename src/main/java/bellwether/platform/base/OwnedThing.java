package bellwether.platform.base;

import org.jspecify.annotations.Nullable;

/// Something that an owner has and gave a name, for those who look for names.
///
/// @param detail in a few words; null for nothing
public record OwnedThing(String id, String name, @Nullable String detail) {}
