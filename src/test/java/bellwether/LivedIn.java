package bellwether;

import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.db.embedded.LocalPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/// A home that a service of another release has lived in, for `migrate check --previous`.
///
/// `fill URL HOME`: uses the service, and puts a row into every table that it left empty. `read URL
/// [FILE]`: reads every route; none may fail, but for those in the file, which is written when it
/// is not there. `keep HOME FILE` and `compare HOME FILE`: which tables have rows, and whether one
/// has lost all of them.
public final class LivedIn {
    /// What a service works off, or what ends by itself.
    private static final Set<String> PASSING =
            Set.of(
                    "access_session",
                    "live_ticket",
                    "order_cancel",
                    "owner_deletion",
                    "split_hold",
                    "sweep_request",
                    "swept_fault",
                    "trade_check",
                    "upload",
                    "upload_file",
                    "upload_part",
                    "upload_step",
                    "work_item",
                    "worker");

    private LivedIn() {}

    /// Runs one of them; exit code 1 when something was found.
    public static void main(String[] arguments) throws IOException {
        List<String> found =
                switch (arguments.length == 0 ? "" : arguments[0]) {
                    case "fill" -> fill(URI.create(arguments[1]), Path.of(arguments[2]));
                    case "read" ->
                            read(
                                    URI.create(arguments[1]),
                                    arguments.length > 2
                                            ? Optional.of(Path.of(arguments[2]))
                                            : Optional.empty());
                    case "keep" -> keep(Path.of(arguments[1]), Path.of(arguments[2]));
                    case "compare" -> compare(Path.of(arguments[1]), Path.of(arguments[2]));
                    default -> {
                        System.out.println(
                                "fill URL HOME | read URL [FILE] | keep HOME FILE | compare HOME"
                                        + " FILE");
                        yield List.of();
                    }
                };
        found.forEach(System.out::println);
        System.exit(found.isEmpty() ? 0 : 1);
    }

    private static Optional<String> key() {
        return Optional.ofNullable(System.getenv("MASTER_API_KEY"));
    }

    private static Jdbi database(Path home) {
        DatabaseAddress address =
                LocalPostgres.running(home)
                        .orElseThrow(
                                () -> new IllegalStateException("no PostgreSQL runs in " + home));
        return TestDatabase.plain(address);
    }

    private static List<String> fill(URI service, Path home) {
        long written =
                new RouteVisit(service, key())
                        .write().stream().filter(seen -> seen.status() < 300).count();
        EveryTable tables = new EveryTable(database(home));
        int byUse = tables.names().size() - tables.empty().size();
        tables.fill(); // a running service may have worked off some of it by the next look
        System.out.printf(
                "%d requests filled %d of %d tables; the others have a row each%n",
                written, byUse, tables.names().size());
        return List.of();
    }

    private static List<String> read(URI service, Optional<Path> known) throws IOException {
        List<RouteVisit.Seen> seen = new RouteVisit(service, key()).read();
        List<String> failed =
                seen.stream()
                        .filter(one -> one.status() >= 500)
                        .map(RouteVisit.Seen::call)
                        .toList();
        System.out.printf(
                "%d routes read, %d of them with an answer, %d failed%n",
                seen.size(),
                seen.stream().filter(one -> one.status() == 200).count(),
                failed.size());
        if (known.isEmpty()) {
            return failed;
        }
        if (!Files.exists(known.get())) {
            Files.write(known.get(), failed);
            return List.of();
        }
        List<String> before = Files.readAllLines(known.get());
        return failed.stream().filter(call -> !before.contains(call)).toList();
    }

    private static Map<String, Long> rows(Path home) {
        Map<String, Long> rows = new TreeMap<>();
        new EveryTable(database(home))
                .contents()
                .forEach((table, content) ->
                        rows.put(table, Long.parseLong(content.replaceFirst(" .*", ""))));
        return rows;
    }

    private static List<String> keep(Path home, Path file) throws IOException {
        Files.write(
                file,
                rows(home).entrySet().stream()
                        .map(table -> table.getKey() + "=" + table.getValue())
                        .toList());
        return List.of();
    }

    private static List<String> compare(Path home, Path file) throws IOException {
        Map<String, Long> now = rows(home);
        return Files.readAllLines(file).stream()
                .map(line -> line.split("=", 2))
                .filter(table -> !PASSING.contains(table[0]) && !table[1].equals("0"))
                .filter(table -> now.getOrDefault(table[0], 0L) == 0)
                .map(table -> "%s had %s rows and has none".formatted(table[0], table[1]))
                .toList();
    }
}
