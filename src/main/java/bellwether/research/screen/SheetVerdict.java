package bellwether.research.screen;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a symbol's sheet says by the default profile.
///
/// @param day of its last bar
/// @param before on the bar before; null where that is not known
public record SheetVerdict(String verdict, double score, LocalDate day, @Nullable String before) {}
