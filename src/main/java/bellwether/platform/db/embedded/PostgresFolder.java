package bellwether.platform.db.embedded;

import bellwether.platform.db.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The files of the embedded PostgreSQL in a home folder.
final class PostgresFolder {
    private final Path home;

    PostgresFolder(Path home) {
        this.home = home;
    }

    /// The cluster. Its name carries the major version: another version's files are never opened by
    /// mistake.
    Path data() {
        return home.resolve("postgres-18");
    }

    /// What the server says of itself, of its last start.
    Path log() {
        return home.resolve("postgres.log");
    }

    Path programs() {
        return home.resolve("programs");
    }

    /// Unpacking that was cut short leaves programs that can neither be used nor unpacked over.
    void discardHalfUnpacked() throws IOException {
        if (Files.exists(programs()) && !Files.exists(unpacked())) {
            delete(programs());
        }
    }

    void markUnpacked() throws IOException {
        if (Files.exists(
                programs())) { // not so when this process had unpacked them for another home
            Files.writeString(unpacked(), "The programs beside this file are complete.\n");
        }
    }

    /// What unpacks the programs lets every user write to their folder.
    void closePrograms() throws IOException {
        if (Files.exists(programs())) {
            HomeFolders.makeOwn(programs());
        }
    }

    private Path unpacked() {
        return programs().resolve("bellwether-unpacked");
    }

    /// Made at first use; readable by the owner only, as the whole home is. A file without one is
    /// what a full disk, or a process that was killed, has left.
    String password() {
        Path file = home.resolve("postgres.password");
        try {
            String known =
                    Files.exists(file)
                            ? Files.readString(file, StandardCharsets.US_ASCII).strip()
                            : "";
            return known.isEmpty() ? fresh(file) : known;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the database password in " + file, e);
        }
    }

    /// In its place at once and whole, or not at all.
    private static String fresh(Path file) throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().encodeToString(random);
        Path beside = file.resolveSibling(HomeFolders.UNFINISHED_PASSWORD);
        Files.writeString(beside, password);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        return password;
    }

    DatabaseAddress address(int port) {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:%d/bellwether".formatted(port),
                Optional.of("postgres"),
                Optional.of(password()));
    }

    Optional<PidFile> pidFile() {
        try {
            return PidFile.read(data());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the state of PostgreSQL in " + data(), e);
        }
    }

    /// Whether the first start came to its end; only then can there be data to keep.
    boolean finished() {
        return Files.exists(marker());
    }

    void markFinished() throws IOException {
        Files.writeString(marker(), "The set-up of this cluster came to its end.\n");
    }

    /// Trust nobody without the password. Read by the server at its next start or reload.
    void requirePassword() throws IOException {
        Files.write(
                data().resolve("pg_hba.conf"),
                List.of("# written by Bellwether", "host all all 127.0.0.1/32 scram-sha-256"));
    }

    /// A first start that was killed half-way leaves files that hold nothing and cannot be started.
    void discardUnfinished() throws IOException {
        if (finished() || !Files.exists(data())) {
            return;
        }
        OrphanedServer.stop(data());
        delete(data());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private Path marker() {
        return data().resolve("bellwether-ready");
    }
}
