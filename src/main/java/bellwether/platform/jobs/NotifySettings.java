package bellwether.platform.jobs;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// How a process hears of other processes' jobs by NOTIFY, for which a connection of its own is
/// kept.
///
/// @param listening not possible behind a pooler that gives each transaction another connection
/// @param on the connection to hear them on, when that is not one of the engine's
public record NotifySettings(boolean listening, Optional<Jdbi> on) {
    public static final NotifySettings DEFAULT = new NotifySettings(true, Optional.empty());
}
