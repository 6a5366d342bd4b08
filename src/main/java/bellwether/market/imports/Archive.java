package bellwether.market.imports;

import bellwether.market.bars.ActionCounts;
import bellwether.market.imports.format.ImportLimits;
import bellwether.market.imports.format.ZipMembers;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.RejectedRow;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.CountedNoun;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// What became of the files of an archive, one by one and together. A file that is refused does not
/// keep the others out.
final class Archive {
    private static final int MOST_EXAMPLES = 100;

    /// Refusals of one file that say something of the whole upload.
    private static final Set<String> OF_ALL =
            Set.of(
                    "packed_too_tightly",
                    "file_too_large",
                    "too_many_symbols",
                    "too_many_rows",
                    "nested_archive",
                    "nested_document");

    private final ImportOrder order;
    private final NavigableMap<Integer, ImportReport.Part> parts = new ConcurrentSkipListMap<>();
    private final Set<String> symbols = new HashSet<>();
    private Refusal first =
            Refusal.of(RefusalKind.MALFORMED, "empty_file", "The archive holds no file of prices.");

    Archive(ImportOrder order) {
        this.order = order;
    }

    /// One of its files is stored. By the thread that stores.
    void stored(ZipMembers.Member member, ReadFile file) {
        parts.put(
                member.place(),
                ImportReport.Part.taken(
                        member.name(), file.report(0, ImportLimits.MOST_SYMBOLS_SHOWN_OF_MEMBER)));
        file.tally().symbols().stream()
                .mapToObj(file.symbols().tickers()::get)
                .forEach(symbols::add);
        if (symbols.size() > ImportLimits.MOST_SYMBOLS) {
            throw ImportLimits.tooManySymbols();
        }
    }

    /// Whether what is said of one file is true of the whole upload.
    static boolean isOfAll(Refusal refusal) {
        return refusal.isTransient() || OF_ALL.contains(refusal.code());
    }

    /// By the thread that reads.
    ///
    /// @throws Refusal when it is not this file's fault, or that of all
    void refuse(ZipMembers.Member member, Refusal refusal) {
        if (isOfAll(refusal)) {
            throw refusal;
        }
        if (parts.isEmpty()) {
            first = refusal.saying(member.name() + ": " + refusal.detail());
        }
        parts.put(member.place(), ImportReport.Part.refused(member.name(), refusal));
    }

    private Stream<ImportReport> reports() {
        return parts.values().stream().flatMap(part -> Stream.ofNullable(part.report()));
    }

    /// The refusal of the whole archive, with what stays of it.
    Refusal brokenOff(Refusal refusal) {
        return reports().findAny().isEmpty()
                ? refusal
                : refusal.saying(brokenOff(refusal.detail()));
    }

    String brokenOff(String reason) {
        return new BreakOff(order.dry())
                .archive(
                        reason,
                        "%s of %s"
                                .formatted(
                                        new CountedNoun(
                                                sum(ImportReport.RowCounts::accepted), "row"),
                                        new CountedNoun(reports().count(), "file")));
    }

    /// @throws Refusal when no file could be taken
    ImportReport report(long millis) {
        List<ImportReport> reports = reports().toList();
        if (reports.isEmpty()) {
            throw first;
        }
        return new ImportReport(
                order.source().name(),
                timeframe(),
                order.dry(),
                reports.getFirst().columns(),
                counts(reports),
                content(reports),
                List.of(),
                reports.size() == 1 ? reports.getFirst().understood() : null,
                reports.stream()
                        .flatMap(report -> report.listings().stream())
                        .limit(ImportLimits.MOST_SYMBOLS_SHOWN)
                        .toList(),
                List.copyOf(parts.values()),
                parts.size(),
                millis);
    }

    private ImportReport.RowCounts counts(List<ImportReport> reports) {
        Map<RejectReason, Long> byReason = new EnumMap<>(RejectReason.class);
        reports.forEach(report ->
                report.counts()
                        .rejectedByReason()
                        .forEach((reason, count) -> byReason.merge(reason, count, Long::sum)));
        return new ImportReport.RowCounts(
                sum(ImportReport.RowCounts::rows),
                sum(ImportReport.RowCounts::accepted),
                sum(ImportReport.RowCounts::inserted),
                sum(ImportReport.RowCounts::changed),
                sum(ImportReport.RowCounts::unchanged),
                sum(ImportReport.RowCounts::rejected),
                byReason,
                examples());
    }

    private ImportReport.Content content(List<ImportReport> reports) {
        List<ImportReport.Content> parts = reports.stream().map(ImportReport::content).toList();
        return new ImportReport.Content(
                symbols.size(),
                parts.stream()
                        .flatMap(part -> Stream.ofNullable(part.first()))
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                parts.stream()
                        .flatMap(part -> Stream.ofNullable(part.last()))
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                parts.stream()
                        .map(ImportReport.Content::actions)
                        .reduce(ActionCounts.NONE, ActionCounts::plus));
    }

    /// The longest of its files; each says its own.
    private Timeframe timeframe() {
        return reports()
                .map(ImportReport::timeframe)
                .max(Comparator.naturalOrder())
                .orElse(Timeframe.DAY);
    }

    private List<RejectedRow> examples() {
        return parts.values().stream()
                .flatMap(part ->
                        Stream.ofNullable(part.report())
                                .flatMap(report -> report.counts().examples().stream())
                                .map(row ->
                                        new RejectedRow(
                                                row.line(),
                                                row.reason(),
                                                part.name() + ": " + row.detail())))
                .limit(MOST_EXAMPLES)
                .toList();
    }

    private long sum(ToLongFunction<ImportReport.RowCounts> count) {
        return reports().map(ImportReport::counts).mapToLong(count).sum();
    }
}
