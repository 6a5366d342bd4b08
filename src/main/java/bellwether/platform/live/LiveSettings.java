package bellwether.platform.live;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// How one process serves live events.
///
/// @param most streams at once
/// @param listening connections straight to the server, to hear of new events at once; without
///   them, as behind a pooler, it looks twice a second
public record LiveSettings(int most, Optional<Jdbi> listening) {}
