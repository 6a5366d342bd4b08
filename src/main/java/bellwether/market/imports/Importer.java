package bellwether.market.imports;

import bellwether.market.bars.BarStore;
import bellwether.market.calendar.Calendars;
import bellwether.market.imports.format.FileListings;
import bellwether.market.imports.format.FileShape;
import bellwether.market.imports.format.FileSurvey;
import bellwether.market.imports.format.GivenTicker;
import bellwether.market.imports.format.ImportLimits;
import bellwether.market.imports.format.Layout;
import bellwether.market.imports.format.ListingLookup;
import bellwether.market.imports.format.PeekableInput;
import bellwether.market.imports.format.PriceColumns;
import bellwether.market.imports.format.PriceFile;
import bellwether.market.imports.format.PriceTable;
import bellwether.market.imports.format.ReadOptions;
import bellwether.market.imports.format.TextInput;
import bellwether.market.imports.format.ZipMembers;
import bellwether.market.symbols.SourceName;
import bellwether.market.symbols.SymbolCalendars;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.db.Transactions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.JdbiException;

/// Imports a file of prices, or an archive of some: finds out how it is built, checks each row, and
/// stores the good ones part by part, so that neither memory nor transactions grow with the file.
/// What is stored when a file breaks off stays; importing the whole of it again completes it.
public final class Importer {
    private final Transactions transactions;
    private final InstantSource clock;
    private final SymbolCalendars listed;
    private final ImportTrack track;

    public Importer(Transactions transactions, InstantSource clock) {
        this(transactions, new Calendars(clock), ImportTrack.NONE);
    }

    /// Imports as `track` says, from where an earlier try stopped.
    ///
    /// @param track hears how far the import is, and knows how far an earlier try of it came
    public Importer(Transactions transactions, InstantSource clock, ImportTrack track) {
        this(transactions, new Calendars(clock), track);
    }

    /// The same by calendars that have been read.
    public Importer(Transactions transactions, Calendars calendars, ImportTrack track) {
        this.transactions = transactions;
        this.clock = calendars.clock();
        this.listed = new SymbolCalendars(calendars);
        this.track = track;
    }

    /// Imports a file.
    ///
    /// @throws Refusal when the file as a whole cannot be understood, or breaks off
    public ImportReport run(PriceFile file, ImportOrder order) {
        Instant begin = clock.instant();
        requireFree(order.source());
        LocalDate latest = LocalDate.ofInstant(begin.plus(Calendars.FURTHEST_ZONE), ZoneOffset.UTC);
        RowProgress progress = new RowProgress(track);
        Attempt attempt =
                new Attempt(
                        progress.watched(file), order, latest, progress, writer(order, progress));
        ImportReport report = attempt.run(begin);
        progress.alive();
        return report;
    }

    private ImportWriter writer(ImportOrder order, RowProgress progress) {
        BarStore.Maker maker = timeframe -> new BarStore(timeframe, clock, listed);
        return new ImportWriter(new StepStore(transactions, order, track, maker, clock), progress);
    }

    /// The import of one upload.
    private final class Attempt {
        private final PriceFile file;
        private final ImportOrder order;
        private final LocalDate latest;
        private final RowProgress progress;
        private final ImportWriter writer;
        private final GivenTicker given;
        private final ListingLookup listings = new ListingLookup(transactions, listed);

        Attempt(
                PriceFile file,
                ImportOrder order,
                LocalDate latest,
                RowProgress progress,
                ImportWriter writer) {
            this.file = file;
            this.order = order;
            this.given = new GivenTicker(order.stated());
            this.latest = latest;
            this.progress = progress;
            this.writer = writer;
        }

        ImportReport run(Instant begin) {
            try (writer;
                    InputStream raw = file.open()) {
                PeekableInput bytes = TextInput.unpacked(raw);
                return ZipMembers.isZip(bytes) ? archive(begin) : single(bytes, begin);
            } catch (IOException e) {
                throw Refusal.of(
                        RefusalKind.MALFORMED,
                        "broken_stream",
                        "The file broke off while it was looked through, and nothing of it was"
                                + " stored: "
                                + e.getMessage());
            }
        }

        private ImportReport single(PeekableInput bytes, Instant begin) throws IOException {
            BufferedReader text = TextInput.characters(bytes);
            FileShape shape = survey().of(text, () -> TextInput.open(file.open()));
            ImportRun run = importRun(order, shape);
            Layout layout = shape.layout();
            List<ReadFile> stored = new ArrayList<>(1);
            try (PriceTable table = layout.table(text);
                    writer) {
                everything(run, table, stored::add, layout);
                writer.settle();
            } catch (JdbiException e) {
                throw ImportInterruption.by(e, run::brokenOff);
            }
            return stored.getFirst().report(since(begin), ImportLimits.MOST_SYMBOLS_SHOWN);
        }

        private void everything(
                ImportRun run, PriceTable table, Consumer<ReadFile> stored, Layout layout)
                throws IOException {
            try {
                run.all(table, stored);
            } catch (RepeatedDays days) {
                try (PriceTable again = layout.table(TextInput.open(file.open()))) {
                    throw run.refused(days.refusal(again, layout.columns()));
                }
            }
        }

        /// @throws Refusal when how its numbers are meant cannot be known
        private ImportRun importRun(ImportOrder ofFile, FileShape found) {
            PriceColumns columns = found.layout().columns();
            FileShape shape =
                    new DecimalSettlement(transactions).settle(found, ofFile.symbol(columns));
            return new ImportRun(
                    ofFile,
                    new ReadOptions(
                            shape,
                            latest,
                            new FileListings(
                                    listings,
                                    ofFile.exchange(),
                                    ofFile.zone().or(shape.layout()::clock)),
                            given),
                    writer,
                    progress);
        }

        private FileSurvey survey() {
            return new FileSurvey(latest.getYear(), order.decimal(), order.dates());
        }

        private ImportReport archive(Instant begin) {
            ArchiveSurvey survey = archiveSurvey();
            Archive archive = new Archive(order);
            try (writer;
                    InputStream raw = file.open()) {
                ZipMembers.each(
                        TextInput.unpacked(raw),
                        (member, bytes) -> member(archive, survey, member, bytes));
                writer.settle();
            } catch (IOException e) {
                throw archive.brokenOff(
                        Refusal.of(
                                RefusalKind.MALFORMED,
                                "broken_stream",
                                "The archive broke off: " + e.getMessage()));
            } catch (JdbiException e) {
                throw ImportInterruption.by(
                        e, reason -> archive.brokenOff("The archive broke off: " + reason));
            } catch (Refusal refusal) {
                throw archive.brokenOff(refusal);
            }
            return archive.report(since(begin));
        }

        private ArchiveSurvey archiveSurvey() {
            ArchiveSurvey survey = new ArchiveSurvey(survey());
            try (InputStream raw = file.open()) {
                ZipMembers.each(TextInput.unpacked(raw), survey::look);
            } catch (IOException e) {
                throw Refusal.of(
                        RefusalKind.MALFORMED,
                        "broken_stream",
                        "The archive broke off before its first row: " + e.getMessage());
            }
            track.surveyed(survey.files());
            return survey;
        }

        private void member(
                Archive archive, ArchiveSurvey survey, ZipMembers.Member member, InputStream raw) {
            Optional<Refusal> before = survey.refused(member);
            if (before.isPresent()) {
                archive.refuse(member, before.get());
                return;
            }
            try {
                BufferedReader text = TextInput.open(raw);
                FileShape shape = survey.shape(member).orElseThrow();
                ImportRun run = importRun(order.member(member.name()), shape);
                try (PriceTable table = shape.layout().table(text)) {
                    run.all(table, read -> archive.stored(member, read));
                } catch (RepeatedDays days) { // a member cannot be read again
                    throw run.refused(days.refusal(NoTable.NONE, shape.layout().columns()));
                }
            } catch (IOException e) {
                archive.refuse(
                        member,
                        Refusal.of(
                                RefusalKind.MALFORMED,
                                "broken_stream",
                                "It broke off: " + e.getMessage()));
            } catch (Refusal refusal) {
                archive.refuse(member, refusal);
            }
        }
    }

    private void requireFree(SourceName source) {
        if (transactions.in(handle -> new BarStore(Timeframe.DAY, clock).isTaken(handle, source))) {
            throw Refusal.invalid(
                    "?source",
                    "must not be the name of %s bars, was \"%s\""
                            .formatted(source.synthetic() ? "real" : "synthetic", source.name()));
        }
    }

    private long since(Instant begin) {
        return Duration.between(begin, clock.instant()).toMillis();
    }
}
