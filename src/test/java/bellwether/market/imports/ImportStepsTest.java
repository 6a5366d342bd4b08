package bellwether.market.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.ActionCounts;
import bellwether.market.bars.MergeReport;
import bellwether.market.bars.Rejections;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.SourceName;
import bellwether.platform.base.Json;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.Transactions;
import bellwether.platform.jobs.WorkStopped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;

/// What an import costs in statements, and how another try goes on behind the steps of the one
/// before.
final class ImportStepsTest extends MarketTestCase {
    private static final String HEADER = "date,open,high,low,close,volume\n";
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    private final AtomicInteger statements = new AtomicInteger();

    /// The database, whose statements are counted from now on.
    private Jdbi counted() {
        return database.jdbi()
                .setSqlLogger(
                        new SqlLogger() {
                            @Override
                            public void logAfterExecution(StatementContext context) {
                                statements.incrementAndGet();
                            }
                        });
    }

    private ImportReport counted(byte[] bytes, boolean dry) {
        statements.set(0);
        return new Importer(new RetriedTransactions(counted()), CLOCK)
                .run(() -> new ByteArrayInputStream(bytes), order(dry));
    }

    private static ImportOrder order(boolean dry) {
        return new ImportOrder(Optional.empty(), "upload", SourceName.real("steps"), dry);
    }

    private static byte[] zip(int files, String prefix, String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (int file = 0; file < files; file++) {
                zip.putNextEntry(new ZipEntry("%s%d.csv".formatted(prefix, file)));
                zip.write(text.formatted(file).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return packed.toByteArray();
    }

    private static byte[] table(int symbols, String prefix, String columns, String row) {
        StringBuilder csv = new StringBuilder("ticker,").append(columns);
        for (int symbol = 0; symbol < symbols; symbol++) {
            csv.append(prefix).append(symbol).append(',').append(row);
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void manyFilesCostWhatTheirRowsCost() throws IOException {
        ImportReport report =
                counted(zip(2_000, "MANY", HEADER + "2024-01-30,10,12,9,11,100\n"), false);
        assertEquals(2_000, report.counts().inserted());
        assertEquals(2_000, report.content().symbols());
        assertEquals(2_000, report.fileCount());
        assertTrue(statements.get() < 60, statements + " statements");
    }

    /// As exchanges send it: a file for each day, with a row of each symbol.
    @Test
    void aFileForEachDayCostsWhatItsRowsCost() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (int day = 0; day < 120; day++) {
                String date = LocalDate.of(2023, 1, 2).plusDays(day).toString();
                zip.putNextEntry(new ZipEntry("bhav" + day + ".csv"));
                zip.write(table(300, "DAILY", HEADER, date + ",10,12,9,11,100\n"));
                zip.closeEntry();
            }
        }
        ImportReport report = counted(packed.toByteArray(), false);
        assertEquals(36_000, report.counts().inserted());
        assertEquals(300, report.content().symbols());
        assertEquals(300, part(report, 7).counts().inserted());
        assertEquals(120, bars("DAILY17").size());
        assertTrue(statements.get() < 60, statements + " statements");
    }

    /// A million of them would be some hundred times as many statements.
    @Test
    void manySymbolsCostWhatTheirRowsCost() {
        ImportReport report =
                counted(table(10_000, "TICK", HEADER, "2024-01-30,10,12,9,11,100\n"), false);
        assertEquals(10_000, report.counts().inserted());
        assertTrue(statements.get() < 200, statements + " statements");
    }

    @Test
    void unfinishedBarsAndSplitsAndZonesAreNotLookedUpSymbolBySymbol() {
        byte[] fresh = table(3_000, "FRESH", HEADER, "2026-03-02,10,12,9,11,100\n");
        counted(fresh, false);
        assertEquals(3_000, counted(fresh, false).counts().unchanged());
        assertTrue(statements.get() < 100, statements + " statements for unfinished bars");
        counted(
                table(
                        3_000,
                        "SPLIT",
                        "date,open,high,low,close,volume,split\n",
                        "2024-01-30,10,12,9,11,100,2\n"),
                false);
        assertTrue(statements.get() < 100, statements + " statements for splits");
        String priced = "2024-01-30,10,12,9,11,100,USD,XNAS\n";
        String header = "date,open,high,low,close,volume,currency,exchange\n";
        counted(table(3_000, "PRICED", header, priced), false);
        assertTrue(statements.get() < 130, statements + " statements for currencies");
        String moved = priced.replace("USD,XNAS", ",XLON");
        counted(table(3_000, "FRESH", header, moved), false);
        assertTrue(statements.get() < 130, statements + " statements for other exchanges");
        StringBuilder minutes = new StringBuilder();
        for (int symbol = 0; symbol < 3_000; symbol++) {
            for (int minute = 30; minute < 33; minute++) {
                minutes.append(
                        "M%d.NS,2024-01-30 10:%d,10,12,9,11,100\n".formatted(symbol, minute));
            }
        }
        byte[] bytes = ("ticker," + HEADER + minutes).getBytes(StandardCharsets.UTF_8);
        assertEquals(9_000, counted(bytes, false).counts().inserted());
        assertTrue(statements.get() < 130, statements + " statements for zones");
    }

    /// Of what two files of an archive say of one day the later one counts, as if they had come one
    /// after another.
    @Test
    void filesOfOneArchiveComeOneAfterAnother() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (int file = 1; file <= 3; file++) {
                zip.putNextEntry(new ZipEntry(file + "/AFTER.csv"));
                String close = file == 1 ? "11" : "11.5";
                zip.write(
                        (HEADER + "2024-01-30,10,12,9," + close + ",100\n")
                                .getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        ImportReport report = counted(packed.toByteArray(), false);
        assertEquals(
                List.of(1L, 1L, 1L),
                List.of(
                        report.counts().inserted(),
                        report.counts().changed(),
                        report.counts().unchanged()));
        assertEquals(1, part(report, 1).counts().changed());
        assertEquals(1, part(report, 2).counts().unchanged());
        assertEquals(11.5, bars("AFTER").close()[0]);
        assertEquals(1, report.content().symbols());
    }

    /// Stops at random steps again and again; nothing is stored twice, and nothing is missing.
    @Test
    void anotherTryStoresOnlyWhatThoseBeforeItHaveNot() throws IOException {
        byte[] bytes = zip(400, "AGAIN", HEADER + days(500));
        StoredUpload upload = upload(bytes);
        Random random = new Random(3);
        AtomicInteger stored = new AtomicInteger();
        ImportReport report = null;
        int tries = 0;
        while (report == null) {
            int most = random.nextInt(3);
            AtomicInteger steps = new AtomicInteger();
            try {
                report =
                        attempt(
                                upload,
                                () -> {
                                    if (steps.incrementAndGet() > most) {
                                        throw new WorkStopped("enough");
                                    }
                                    stored.incrementAndGet();
                                });
            } catch (WorkStopped expected) {
                tries++;
            }
            if (tries > 100) {
                throw new AssertionError("it never ends");
            }
        }
        assertTrue(tries > 1, tries + " tries");
        assertEquals(200_000, report.counts().rows());
        assertEquals(200_000, report.counts().inserted(), "nothing was found stored already");
        assertEquals(0, report.counts().unchanged() + report.counts().changed());
        assertEquals(400, report.content().symbols());
        assertEquals(500, part(report, 399).counts().inserted());
        long blocks =
                database.jdbi()
                        .withHandle(h ->
                                h.createQuery(
                                                "select count(*) from symbol where ticker like 'AGAIN%' and data_version = 1")
                                        .mapTo(Long.class)
                                        .one());
        assertEquals(400, blocks, "each symbol was written once");
    }

    /// The commit succeeds, and the answer to it is lost: the transaction is tried again.
    @Test
    void aStepWhoseCommitWasNotHeardOfCountsOnce() throws IOException {
        StoredUpload upload = upload(zip(3, "LOST", HEADER + days(10)));
        Transactions twice =
                new Transactions() {
                    @Override
                    public <R> R in(HandleCallback<R, RuntimeException> work) {
                        database.jdbi().inTransaction(work);
                        return database.jdbi().inTransaction(work);
                    }
                };
        ImportReport report =
                new Importer(twice, CLOCK, track(upload, () -> {}))
                        .run(spool().file(upload.id()), order(false));
        assertEquals(30, report.counts().inserted());
        assertEquals(0, report.counts().unchanged());
    }

    /// As by a newer program that reads the file in another way.
    @Test
    void stepsOfOtherRowsAreStoredAnew() throws IOException {
        StoredUpload upload = upload(zip(3, "OTHER", HEADER + days(10)));
        attempt(upload, () -> {});
        database.jdbi().useHandle(h -> h.execute("update upload_step set fingerprint = 1"));
        assertEquals(30, attempt(upload, () -> {}).counts().unchanged());
    }

    @Test
    void aStepIsReadBackAsItWasKept() {
        Rejections rejections = new Rejections();
        for (int line = 0; line < 500; line++) {
            rejections.add(line, new Rejection(RejectReason.DUPLICATE, "x".repeat(500)));
        }
        MergeReport result =
                new MergeReport(
                        1,
                        2,
                        3,
                        Map.of("a source", 4L),
                        IntStream.range(0, 60_000)
                                .mapToObj(i -> "T" + i)
                                .collect(Collectors.toSet()),
                        rejections,
                        new ActionCounts(5, 6, 7),
                        List.of("a note"));
        ImportStep step = ImportStep.of(1, -7, 9, List.of(result));
        ImportStep back = Json.stored(Json.write(step), ImportStep.class);
        assertEquals(step, back);
        MergeReport merged = back.merged().getFirst();
        assertEquals(500, merged.rejections().count());
        assertEquals(100, merged.rejections().examples().size());
        assertEquals(result.refused(), merged.refused());
    }

    @Test
    void aWriterWhoseClaimIsLostStoresNothing() throws IOException {
        StoredUpload upload = upload(zip(3, "CLAIM", HEADER + days(10)));
        assertThrows(
                WorkStopped.class,
                () ->
                        attempt(
                                upload,
                                () -> {
                                    throw new WorkStopped("the claim is another's");
                                }));
        assertEquals(Optional.empty(), history("CLAIM0"));
    }

    /// Reading waits for the thread that stores, so that one has to say that the work goes on.
    @Test
    void eachStepOfADryRunIsASignOfLife() throws IOException {
        StoredUpload upload = upload(zip(300, "ALIVE", HEADER + days(500)));
        Set<String> threads = ConcurrentHashMap.newKeySet();
        UploadTrack.Worker worker =
                new UploadTrack.Worker() {
                    @Override
                    public void moved() {
                        threads.add(Thread.currentThread().getName());
                    }

                    @Override
                    public void surveyed(int files) {}

                    @Override
                    public void kept(Handle transaction) {
                        throw new AssertionError("a dry run keeps nothing");
                    }
                };
        new Importer(
                        new RetriedTransactions(database.jdbi()),
                        CLOCK,
                        new UploadTrack(spool(), upload, true, worker, CLOCK))
                .run(spool().file(upload.id()), order(true));
        assertEquals(Set.of("main", "import-store"), threads);
    }

    private static ImportReport part(ImportReport report, int place) {
        return Objects.requireNonNull(report.files().get(place).report());
    }

    /// A repeat with the same key read up to where the first had deleted the bytes, and took that
    /// for the end of the file.
    @Test
    void anUploadThatAnotherRequestHasImportedBreaksOffAndKeepsTheFirstAnswer() throws IOException {
        StoredUpload begun = spool().begin("ann", Optional.of("twice"), "{}");
        StoredUpload upload =
                spool().receive(begun, new ByteArrayInputStream(new byte[(1 << 20) + 10]));
        try (InputStream bytes = spool().file(upload.id()).open()) {
            assertEquals(10, bytes.readNBytes(10).length);
            assertTrue(spool().finish(upload, "{\"rows\":1}", 0));
            assertThrows(IOException.class, bytes::readAllBytes);
        }
        assertFalse(spool().finish(upload, "{\"rows\":0}", 0));
        assertEquals(Optional.of("{\"rows\":1}"), spool().answer(upload));
    }

    private static UploadSpool spool() {
        return new UploadSpool(database.jdbi(), CLOCK);
    }

    private static StoredUpload upload(byte[] bytes) {
        StoredUpload upload = spool().begin("ann", Optional.empty(), "{}");
        return spool().receive(upload, new ByteArrayInputStream(bytes));
    }

    private static ImportReport attempt(StoredUpload upload, Runnable kept) {
        return new Importer(new RetriedTransactions(database.jdbi()), CLOCK, track(upload, kept))
                .run(spool().file(upload.id()), order(false));
    }

    private static UploadTrack track(StoredUpload upload, Runnable kept) {
        return new UploadTrack(
                spool(),
                upload,
                false,
                new UploadTrack.Worker() {
                    @Override
                    public void moved() {}

                    @Override
                    public void surveyed(int files) {}

                    @Override
                    public void kept(Handle transaction) {
                        kept.run();
                    }
                },
                CLOCK);
    }

    private static String days(int count) {
        StringBuilder rows = new StringBuilder();
        for (int day = 0; day < count; day++) {
            rows.append(LocalDate.of(2020, 1, 1).plusDays(day)).append(",10,12,9,11,100\n");
        }
        return rows.toString();
    }
}
