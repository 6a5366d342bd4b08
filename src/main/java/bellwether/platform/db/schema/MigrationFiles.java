package bellwether.platform.db.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The migrations that this program knows, the oldest first.
///
/// @param location where Flyway finds the same files
public record MigrationFiles(String location, List<Migration> all) {
    private static final String FOLDER = "migrations";

    public MigrationFiles {
        all = List.copyOf(all);
    }

    /// Those that are packed with the program.
    public static MigrationFiles packed() {
        URL found = Objects.requireNonNull(MigrationFiles.class.getResource("/" + FOLDER));
        try {
            URLConnection connection = found.openConnection();
            if (connection instanceof JarURLConnection jar) {
                Path file = Path.of(jar.getJarFileURL().toURI());
                try (FileSystem entries = FileSystems.newFileSystem(file)) {
                    return read("classpath:" + FOLDER, entries.getPath("/" + FOLDER));
                }
            }
            return read("classpath:" + FOLDER, Path.of(found.toURI()));
        } catch (IOException e) {
            throw new UncheckedIOException("the packed migrations cannot be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Those of a folder.
    static MigrationFiles in(Path folder) throws IOException {
        return read("filesystem:" + folder, folder);
    }

    private static MigrationFiles read(String location, Path folder) throws IOException {
        List<Migration> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String script = Objects.requireNonNull(file.getFileName()).toString();
                if (Migration.isName(script)) {
                    Path undo = folder.resolve(Migration.undoOf(script));
                    all.add(
                            new Migration(
                                    Migration.versionOf(script),
                                    script,
                                    Files.readString(file),
                                    Files.exists(undo)
                                            ? Optional.of(Files.readString(undo))
                                            : Optional.empty()));
                }
            }
        }
        all.sort(Comparator.comparingInt(Migration::version));
        return new MigrationFiles(location, all);
    }

    /// The newest version, 0 when there is none.
    public int newest() {
        return all.isEmpty() ? 0 : all.getLast().version();
    }

    Optional<Migration> find(int version) {
        return all.stream().filter(m -> m.version() == version).findFirst();
    }

    /// @throws WrongMigrationCall when there is no such version; 0 is the empty schema
    void requireKnown(int version) {
        if (version != 0 && find(version).isEmpty()) {
            throw new WrongMigrationCall(
                    "No version %d; this program supports 0 to %d".formatted(version, newest()));
        }
    }
}
