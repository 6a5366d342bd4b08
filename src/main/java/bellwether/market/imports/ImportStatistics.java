package bellwether.market.imports;

import bellwether.market.bars.ActionCounts;
import bellwether.market.bars.MergeReport;
import bellwether.market.bars.Rejections;
import bellwether.market.imports.format.ImportLimits;
import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.CountedNoun;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Adds up what became of a file's rows. Two threads may tell it: one reads rows and rejects them,
/// the other stores them; each has counts of its own, and they are added when both are through.
final class ImportStatistics {
    private static final String NO_ROWS = "The file has no rows: nothing was imported.";

    static final String NOT_OLDEST_FIRST =
            "The rows were not in order, oldest first; they were sorted.";

    private static final int MOST_SOURCES = 10;
    private static final int MOST_NOTES = 50;

    private final Map<String, Long> replaced = new TreeMap<>();
    private final Rejections unreadable = new Rejections();
    private final Rejections rejections = new Rejections();
    private final BitSet symbols = new BitSet();
    private final Map<Integer, SymbolSpan> spans = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private long rows;
    private long inserted;
    private long changed;
    private long unchanged;
    private ActionCounts actions = ActionCounts.NONE;
    private LocalDate first = LocalDate.MAX;
    private LocalDate last = LocalDate.MIN;

    void read() {
        rows++;
    }

    long rows() {
        return rows;
    }

    /// By the one who reads.
    void reject(long line, Rejection rejection) {
        unreadable.add(line, rejection);
    }

    /// By either.
    synchronized void note(String note) {
        if (!notes.contains(note) && notes.size() < MOST_NOTES) {
            notes.add(note);
        }
    }

    /// By the one who stores.
    void stored(List<SymbolDelivery> group, MergeReport result) {
        inserted += result.inserted();
        changed += result.changed();
        unchanged += result.unchanged();
        result.replaced().forEach((name, count) -> replaced.merge(name, count, Long::sum));
        rejections.addAll(result.rejections());
        actions = actions.plus(result.actions());
        result.notes().forEach(this::note);
        for (SymbolDelivery one : group) {
            if (!result.refused().contains(one.arrivals().ticker())) {
                symbols.set(one.symbol());
                if (one.symbol() < ImportLimits.MOST_SYMBOLS_SHOWN) {
                    spans.merge(one.symbol(), SymbolSpan.of(one), SymbolSpan::plus);
                }
                first = SymbolSpan.earlier(first, one.firstDay());
                last = SymbolSpan.later(last, one.lastDay());
            }
        }
    }

    long accepted() {
        return inserted + changed + unchanged;
    }

    /// The numbers of the symbols of which rows were taken.
    BitSet symbols() {
        return symbols;
    }

    /// What was taken of the first symbols, by their numbers.
    Map<Integer, SymbolSpan> spans() {
        return spans;
    }

    ImportReport report(
            ImportOrder order,
            Timeframe timeframe,
            FileInterpretation understood,
            List<ImportedSymbol> listings,
            long millis) {
        Rejections all = new Rejections();
        all.addAll(unreadable);
        all.addAll(rejections);
        return new ImportReport(
                order.source().name(),
                timeframe,
                order.dry(),
                understood.columns(),
                new ImportReport.RowCounts(
                        rows,
                        accepted(),
                        inserted,
                        changed,
                        unchanged,
                        all.count(),
                        all.byReason(),
                        all.examples()),
                new ImportReport.Content(symbols.cardinality(), date(first), date(last), actions),
                rows == 0
                        ? List.of(NO_ROWS)
                        : Stream.concat(notes.stream(), replacements()).toList(),
                understood,
                listings,
                List.of(),
                0,
                millis);
    }

    private Stream<String> replacements() {
        Stream<String> named =
                replaced.entrySet().stream()
                        .limit(MOST_SOURCES)
                        .map(e -> replacement(e.getValue(), "source " + e.getKey()));
        long others = replaced.values().stream().skip(MOST_SOURCES).mapToLong(n -> n).sum();
        String rest = new CountedNoun(replaced.size() - MOST_SOURCES, "other source").toString();
        return others == 0 ? named : Stream.concat(named, Stream.of(replacement(others, rest)));
    }

    private static String replacement(long count, String of) {
        return "%s of %s %s replaced."
                .formatted(new CountedNoun(count, "bar"), of, count == 1 ? "was" : "were");
    }

    private @Nullable LocalDate date(LocalDate day) {
        return symbols.isEmpty() ? null : day;
    }
}
