package bellwether.platform.jobs;

import bellwether.platform.base.Audit;
import java.util.function.Consumer;

/// What the engine tells others.
///
/// @param version of the program, shown with the process
/// @param audit keeps what callers do to jobs
/// @param news hears what happens to jobs, on the thread that did it; it must be quick and must not
///   throw
public record EngineListeners(String version, Audit audit, Consumer<JobEvent> news) {
    public static final EngineListeners NOBODY =
            new EngineListeners("dev", Audit.NONE, event -> {});

    EngineListeners withVersion(String other) {
        return new EngineListeners(other, audit, news);
    }

    EngineListeners with(Audit other) {
        return new EngineListeners(version, other, news);
    }

    EngineListeners withNews(Consumer<JobEvent> other) {
        return new EngineListeners(version, audit, other);
    }
}
