package bellwether.platform.db.embedded;

import bellwether.platform.db.DatabaseUnavailable;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Makes home folders that no one else on the machine can look into. A folder that others use is
/// left as it is.
public final class HomeFolders {
    /// What a first start leaves, however early it was ended, and what an empty disk has.
    private static final Set<String> OWN_NAMES =
            Set.of(
                    "lock",
                    "postgres-18",
                    "postgres.log",
                    "postgres.password",
                    "programs",
                    "lost+found");

    private static final Set<String> SIGNS = Set.of("postgres-18", "postgres.password");
    private static final int MOST_SHOWN = 3;

    private HomeFolders() {}

    /// @throws DatabaseUnavailable when it cannot be used
    static void prepare(Path home) {
        Optional<String> complaint = complaint(home);
        if (complaint.isPresent()) {
            throw new DatabaseUnavailable(complaint.get());
        }
        try {
            Files.createDirectories(home);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw unusable(home, e);
        }
    }

    /// Why a folder is none to be a home: it is there, and neither empty nor one that we have made.
    public static Optional<String> complaint(Path home) {
        if (!Files.exists(home)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(home)) {
            List<String> names =
                    files.map(Path::getFileName).map(String::valueOf).sorted().toList();
            List<String> foreign =
                    names.stream().filter(name -> !OWN_NAMES.contains(name)).toList();
            return foreign.isEmpty() || names.stream().anyMatch(SIGNS::contains)
                    ? Optional.empty()
                    : Optional.of(words(home, foreign));
        } catch (IOException e) {
            throw unusable(home, e);
        }
    }

    private static String words(Path home, List<String> foreign) {
        return "The folder %s holds files of others (%s%s) and is left as it is. Give a new or an empty one, such as BELLWETHER_HOME=%s"
                .formatted(
                        home,
                        String.join(", ", foreign.subList(0, Math.min(MOST_SHOWN, foreign.size()))),
                        foreign.size() > MOST_SHOWN ? " and others" : "",
                        home.resolve("bellwether"));
    }

    static DatabaseUnavailable unusable(Path home, IOException e) {
        return new DatabaseUnavailable(
                "The folder %s cannot be used: %s. Let this user own it, or give another: BELLWETHER_HOME"
                        .formatted(home, e),
                e);
    }
}
