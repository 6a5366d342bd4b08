package bellwether.market;

import bellwether.calendar.Calendars;
import bellwether.web.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.JdbiException;

/// Imports a file of prices, or an archive of some: finds out how it is built, checks each row, and
/// stores the good ones part by part, so that neither memory nor transactions grow with the file.
/// What is stored when a file breaks off stays; importing the whole of it again completes it.
final class Importer {
    /// At a given moment, dates on earth are up to so much ahead of UTC.
    static final Duration FURTHEST_ZONE = Duration.ofHours(14);

    private final Transactions transactions;
    private final InstantSource clock;
    private final Listed listed;
    private final LongConsumer progress;

    Importer(Transactions transactions, InstantSource clock) {
        this(transactions, clock, _ -> {});
    }

    /// @param progress is told now and then how many rows have been dealt with
    Importer(Transactions transactions, InstantSource clock, LongConsumer progress) {
        this.transactions = transactions;
        this.clock = clock;
        this.listed = new Listed(new Calendars(clock));
        this.progress = progress;
    }

    /// @throws Refusal when the file as a whole cannot be understood, or breaks off
    ImportReport run(PriceFile file, ImportOrder order) {
        Instant begin = clock.instant();
        requireFree(order.source());
        try (InputStream raw = file.open()) {
            Peekable bytes = TextInput.unpacked(raw);
            if (!ZipMembers.isZip(bytes)) {
                ImportRun run = run(TextInput.characters(bytes), file, order);
                return run.report(since(begin));
            }
            return archive(bytes, file, order).report(since(begin), order.dry());
        } catch (IOException e) {
            throw Refusal.of(
                    400,
                    "broken_stream",
                    "The file broke off before its first row: " + e.getMessage());
        }
    }

    private Archive archive(Peekable bytes, PriceFile file, ImportOrder order) {
        Archive archive = new Archive(order.source());
        try {
            ZipMembers.each(
                    bytes,
                    (member, text) ->
                            archive.add(
                                    member.name(),
                                    () ->
                                            run(
                                                    TextInput.open(text),
                                                    () -> member.again(file),
                                                    order.member(member.name()))));
            return archive;
        } catch (IOException e) {
            throw archive.brokenOff(
                    Refusal.of(400, "broken_stream", "The archive broke off: " + e.getMessage()));
        } catch (Refusal refusal) {
            throw archive.brokenOff(refusal);
        }
    }

    private ImportRun run(BufferedReader text, PriceFile again, ImportOrder order)
            throws IOException {
        LocalDate latest = LocalDate.ofInstant(clock.instant().plus(FURTHEST_ZONE), ZoneOffset.UTC);
        Sniffer sniffer = new Sniffer(latest.getYear());
        Layout layout = sniffer.layout(text);
        DateStyle style = style(layout, text, again, latest);
        Map<String, ZoneId> zones = new HashMap<>(); // asked for by each row
        ImportRun run =
                new ImportRun(
                        layout,
                        order,
                        latest,
                        style,
                        ticker ->
                                order.zone()
                                        .orElseGet(() -> zones.computeIfAbsent(ticker, this::zone)),
                        into(order, style.timeframe()));
        try (PriceTable table = layout.table(text)) {
            run.all(table, progress);
        } catch (JdbiException e) {
            throw Halted.by(e, run::brokenOff);
        }
        return run;
    }

    private ZoneId zone(String ticker) {
        return transactions.in(handle -> listed.of(handle, ticker)).zone();
    }

    private DateStyle style(Layout layout, BufferedReader text, PriceFile again, LocalDate latest)
            throws IOException {
        DateSurvey first = DateSurveyor.sample(layout, text, latest.getYear());
        if (!first.isOpen()) {
            return first.style();
        }
        try (BufferedReader whole = TextInput.open(again.open());
                PriceTable table = layout.table(whole)) {
            return DateSurveyor.whole(layout, table, latest.getYear()).style();
        }
    }

    private ImportStore into(ImportOrder order, Timeframe timeframe) {
        BarStore store = new BarStore(timeframe, clock, listed);
        Transactions way = order.dry() ? new Undone(transactions) : transactions;
        return new ImportStore() {
            @Override
            public MergeResult merge(List<Arrivals> group) {
                return way.in(handle -> store.merge(handle, group, order.source()));
            }

            @Override
            public void record(List<RefusedBar> bars) {
                way.in(handle -> {
                    store.record(handle, bars, order.source());
                    return true;
                });
            }
        };
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
