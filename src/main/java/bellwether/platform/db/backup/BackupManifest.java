package bellwether.platform.db.backup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a backup holds, as lines of words with tabs between, that people can read too.
///
/// @param program the release that made it
/// @param schema the version of the schema that the rows are of
/// @param tables with the number of their rows, in the order in which they can be put back
/// @param sequences the last number that each has given
/// @param parts of the tables that are divided by month; none in a backup of an earlier release
record BackupManifest(
        String program,
        Instant takenAt,
        int schema,
        Map<StoredTable, Long> tables,
        Map<String, Long> sequences,
        List<TablePart> parts) {
    private static final String FORMAT = "bellwether-backup\t1";

    BackupManifest {
        parts = List.copyOf(parts);
    }

    String text() {
        List<String> lines = new ArrayList<>(List.of(FORMAT));
        lines.add("program\t" + program);
        lines.add("taken_at\t" + takenAt);
        lines.add("schema\t" + schema);
        tables.forEach((table, rows) ->
                lines.add("table\t%s\t%d\t%s".formatted(table.name(), rows, table.list())));
        sequences.forEach((name, last) -> lines.add("sequence\t%s\t%d".formatted(name, last)));
        parts.forEach(part ->
                lines.add("part\t%s\t%s\t%s".formatted(part.table(), part.name(), part.bounds())));
        return String.join("\n", lines) + "\n";
    }

    /// @throws WrongBackup when it is no manifest, or of a form that only a later release knows
    static BackupManifest parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(FORMAT)) {
            throw new WrongBackup(
                    "its manifest starts with \"%s\" instead of \"%s\": it was written by a later release"
                            .formatted(
                                    lines.isEmpty() ? "" : lines.getFirst(),
                                    FORMAT.replace('\t', ' ')));
        }
        Map<String, String> words = new LinkedHashMap<>();
        Map<StoredTable, Long> tables = new LinkedHashMap<>();
        Map<String, Long> sequences = new LinkedHashMap<>();
        List<TablePart> parts = new ArrayList<>();
        try {
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split("\t", -1);
                switch (cells[0]) {
                    case "table" ->
                            tables.put(
                                    new StoredTable(cells[1], List.of(cells[3].split(", ", -1))),
                                    Long.parseLong(cells[2]));
                    case "sequence" -> sequences.put(cells[1], Long.parseLong(cells[2]));
                    case "part" -> parts.add(new TablePart(cells[1], cells[2], cells[3]));
                    default -> words.put(cells[0], cells[1]);
                }
            }
            return new BackupManifest(
                    words.getOrDefault("program", "an unknown release"),
                    Instant.parse(words.getOrDefault("taken_at", "")),
                    Integer.parseInt(words.getOrDefault("schema", "")),
                    tables,
                    sequences,
                    parts);
        } catch (RuntimeException e) {
            throw new WrongBackup("its manifest cannot be read: " + e.getMessage(), e);
        }
    }

    long rows() {
        return tables.values().stream().mapToLong(Long::longValue).sum();
    }
}
