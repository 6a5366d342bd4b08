package bellwether.jobs;

import bellwether.web.Audit;
import java.util.function.Consumer;

/// What the engine tells others.
///
/// @param version of the program, shown with the process
/// @param audit keeps what callers do to jobs
/// @param news hears what happens to jobs, on the thread that did it; it must be quick and must not
///   throw
public record Telling(String version, Audit audit, Consumer<JobEvent> news) {
    public static final Telling NOBODY = new Telling("dev", Audit.NONE, event -> {});

    Telling withVersion(String other) {
        return new Telling(other, audit, news);
    }

    Telling with(Audit other) {
        return new Telling(version, other, news);
    }

    Telling withNews(Consumer<JobEvent> other) {
        return new Telling(version, audit, other);
    }
}
