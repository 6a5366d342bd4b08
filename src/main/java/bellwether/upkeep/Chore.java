package bellwether.upkeep;

import bellwether.db.Tidied;
import java.util.function.Supplier;

/// One thing to be done each night. Doing it twice, or at two places at once, must be harmless.
///
/// @param name a word, by which reports call it
public record Chore(String name, Supplier<Tidied> work) {}
