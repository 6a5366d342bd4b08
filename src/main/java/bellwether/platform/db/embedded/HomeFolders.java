package bellwether.platform.db.embedded;

import bellwether.platform.db.DatabaseUnavailable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Makes home folders that no one else on the machine can look into. A folder that others use is
/// left as it is.
public final class HomeFolders {
    /// What is left of a password that was not written to its end.
    static final String UNFINISHED_PASSWORD = "postgres.password.new";

    /// What a first start leaves, however early it was ended, and what an empty disk has.
    private static final Set<String> OWN_NAMES =
            Set.of(
                    "lock",
                    "postgres-18",
                    "postgres.log",
                    "postgres.password",
                    UNFINISHED_PASSWORD,
                    "programs",
                    "secret.key",
                    "lost+found");

    private static final Set<String> SIGNS = Set.of("postgres-18", "postgres.password");
    private static final int MOST_SHOWN = 3;

    private HomeFolders() {}

    /// @throws DatabaseUnavailable when it cannot be used
    static void prepare(Path home) {
        require(home);
        try {
            Files.createDirectories(home);
            makeOwn(home);
        } catch (IOException e) {
            throw unusable(home, e);
        }
    }

    /// @throws DatabaseUnavailable when it cannot be used
    static void require(Path home) {
        complaint(home)
                .ifPresent(words -> {
                    throw new DatabaseUnavailable(words);
                });
    }

    /// Lets no other user into a folder, where the system can.
    static void makeOwn(Path folder) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /// Why a folder is none to be a home: it cannot be written to or made, or it is there, and
    /// neither empty nor one that we have made.
    public static Optional<String> complaint(Path home) {
        Path nearest = nearest(home);
        if (Files.isDirectory(nearest) && !Files.isWritable(nearest)) {
            return Optional.of(cannotBeUsed(home, "this user may not write to " + nearest));
        }
        if (!Files.exists(home)) {
            return Files.isDirectory(nearest)
                    ? Optional.empty()
                    : Optional.of(cannotBeUsed(home, nearest + " is a file"));
        }
        if (!Files.isDirectory(home)) {
            return Optional.of(cannotBeUsed(home, "it is a file"));
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
        return "The folder %s contains other files (%s%s) and was not changed. Use a new or an empty one, such as BELLWETHER_HOME=%s"
                .formatted(
                        home,
                        String.join(", ", foreign.subList(0, Math.min(MOST_SHOWN, foreign.size()))),
                        foreign.size() > MOST_SHOWN ? " and others" : "",
                        home.resolve("bellwether"));
    }

    static DatabaseUnavailable unusable(Path home, IOException e) {
        return new DatabaseUnavailable(cannotBeUsed(home, reason(e)), e);
    }

    private static String cannotBeUsed(Path home, String why) {
        return "The folder %s cannot be used: %s. Make this user its owner, or set BELLWETHER_HOME to another folder."
                .formatted(home, why);
    }

    /// What went wrong with a file, as people say it.
    public static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "this user may not write to " + denied.getFile();
            case FileAlreadyExistsException there -> there.getFile() + " is a file";
            case NoSuchFileException gone -> gone.getFile() + " is not there";
            case FileSystemException fault when fault.getReason() != null ->
                    "%s: %s".formatted(fault.getFile(), fault.getReason());
            default -> String.valueOf(e.getMessage());
        };
    }

    /// The folder itself, or the first above it that is there.
    public static Path nearest(Path folder) {
        Path path = folder.toAbsolutePath();
        while (!Files.exists(path) && path.getParent() != null) {
            path = path.getParent();
        }
        return path;
    }
}
