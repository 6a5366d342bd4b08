package bellwether.platform.db.schema;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
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
        String location = "classpath:" + FOLDER;
        try {
            URLConnection connection = found.openConnection();
            if (connection instanceof JarURLConnection jar) {
                // the program's own, which is open already: no second look through its list
                try (JarFile file = new JarFile(new File(jar.getJarFileURL().toURI()))) {
                    return of(location, texts(file));
                }
            }
            return of(location, texts(Path.of(found.toURI())));
        } catch (IOException e) {
            throw new UncheckedIOException("the packed migrations cannot be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Those of a folder.
    static MigrationFiles in(Path folder) throws IOException {
        return of("filesystem:" + folder, texts(folder));
    }

    private static Map<String, String> texts(JarFile file) throws IOException {
        Map<String, String> texts = new HashMap<>();
        for (JarEntry entry : Collections.list(file.entries())) {
            String name = entry.getName();
            if (name.startsWith(FOLDER + "/") && name.endsWith(".sql")) {
                try (InputStream in = file.getInputStream(entry)) {
                    texts.put(
                            name.substring(FOLDER.length() + 1),
                            new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return texts;
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".sql")).toList()) {
                texts.put(
                        folder.relativize(file).toString().replace(File.separatorChar, '/'),
                        Files.readString(file));
            }
        }
        return texts;
    }

    /// @param texts of the files, by their names in the folder
    private static MigrationFiles of(String location, Map<String, String> texts) {
        return new MigrationFiles(
                location,
                texts.entrySet().stream()
                        .filter(file -> Migration.isName(file.getKey()))
                        .map(file ->
                                new Migration(
                                        Migration.versionOf(file.getKey()),
                                        file.getKey(),
                                        file.getValue(),
                                        Optional.ofNullable(
                                                texts.get(Migration.undoOf(file.getKey())))))
                        .sorted(Comparator.comparingInt(Migration::version))
                        .toList());
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
