package bellwether.platform.db.embedded;

import java.nio.file.Path;

/// Another process already runs on the same home folder.
public final class HomeInUse extends RuntimeException {
    private static final long serialVersionUID = 1;

    HomeInUse(Path home) {
        super(
                ("Another Bellwether is already running on %s. Stop it, or use a separate folder for"
                                + " this one: BELLWETHER_HOME=/another/folder")
                        .formatted(home));
    }
}
