package bellwether.platform.maintenance;

import bellwether.platform.db.CleanupResult;
import java.util.function.Supplier;

/// One thing to be done each night. Doing it twice, or at two places at once, must be harmless.
///
/// @param name a word, by which reports call it
public record Chore(String name, Supplier<CleanupResult> work) {}
