package bellwether.platform.privacy;

import bellwether.platform.base.Json;
import bellwether.platform.db.OwnedTable;
import bellwether.platform.db.Snapshots;
import bellwether.platform.privacy.store.OwnedRowsDao;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Jdbi;

/// Everything of an owner as files in a zip: a line of JSON for each row, a file for each table,
/// all of one moment. Some rows are in memory at a time.
public final class OwnerExport {
    private static final String NOTE =
            "Every row of yours as it is stored, one JSON object a line. Amounts are exact"
                    + " decimals, times have their zone, columns of bytes are hexadecimal.";

    private final Jdbi jdbi;
    private final List<OwnedTable> tables;
    private final InstantSource clock;
    private final String version;
    private final OwnedRowsDao rows = new OwnedRowsDao();

    OwnerExport(Jdbi jdbi, List<OwnedTable> tables, InstantSource clock, String version) {
        this.jdbi = jdbi;
        this.tables = List.copyOf(tables);
        this.clock = clock;
        this.version = version;
    }

    /// What the export is.
    ///
    /// @param rows by table
    /// @param leftOut columns that are no part of it, by table
    /// @param notYours what the service stores that is not in it
    private record About(
            String service,
            String version,
            String owner,
            Instant exportedAt,
            String note,
            SortedMap<String, Long> rows,
            Map<String, List<String>> leftOut,
            String leftOutWhy,
            List<KeptRecord> notYours) {}

    /// Writes the zip.
    public void write(String owner, OutputStream out) throws IOException {
        Instant at = clock.instant();
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        SortedMap<String, Long> counts = new TreeMap<>();
        Snapshots.<Boolean, IOException>read(
                jdbi,
                h -> {
                    rows.takeTime(h);
                    for (OwnedTable table : tables) {
                        zip.putNextEntry(new ZipEntry(table.name() + ".ndjson"));
                        counts.put(
                                table.name(), rows.read(h, table, owner, line -> write(zip, line)));
                        zip.closeEntry();
                    }
                    return true;
                });
        zip.putNextEntry(new ZipEntry("about.json"));
        write(zip, Json.answer(about(owner, at, counts)));
        zip.closeEntry();
        zip.finish();
    }

    private static void write(ZipOutputStream zip, String line) throws IOException {
        zip.write(line.getBytes(StandardCharsets.UTF_8));
        zip.write('\n');
    }

    private About about(String owner, Instant at, SortedMap<String, Long> counts) {
        return new About(
                "Bellwether",
                version,
                owner,
                at,
                NOTE,
                counts,
                tables.stream()
                        .filter(table -> !table.secrets().isEmpty())
                        .collect(
                                Collectors.toMap(
                                        OwnedTable::name,
                                        OwnedTable::secrets,
                                        (one, _) -> one,
                                        TreeMap::new)),
                "secrets: what keys, sessions and tickets are checked by, and the sealed addresses"
                        + " and secrets of channels",
                KeptRecord.ALL);
    }
}
