package bellwether.platform.jobs;

import java.util.List;

/// Kinds of jobs for those parts of the engine that are tried without [Jobs].
public final class KnownKinds {
    private KnownKinds() {}

    public static JobKinds of(JobKind... kinds) {
        return new JobKinds(List.of(kinds));
    }
}
