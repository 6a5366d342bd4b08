package bellwether.research.learning.sample;

import bellwether.market.bars.Bars;
import bellwether.platform.base.Refusal;
import bellwether.research.learning.feature.CalendarSessions;
import bellwether.research.learning.feature.DateRanks;
import bellwether.research.learning.feature.FeatureCatalogue;
import bellwether.research.learning.feature.SymbolFeatures;
import bellwether.research.learning.feature.UniverseFigures;
import bellwether.research.learning.feature.WholeBars;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// The first reading of a universe: what it did on each session, which rows there are, and what
/// came of each. Features follow by [SampleFeatures], which reads the bars again for the edges of
/// bins and for bytes.
public final class SampleSurvey implements RowSpans {
    private final SampleSource source;
    private final SampleSpec spec;
    private final RowMaker maker;
    private final long[] sessions;
    private final KeptSymbols kept;
    private final Optional<UniverseFigures> universe;
    private final List<CalendarSessions> calendars;
    private final SpanRanks ranks = new SpanRanks();
    private final BitSet unranked = new BitSet();
    private int unrankedRows;
    private final SymbolFeatures features = new SymbolFeatures();
    private List<LabelledRows> rows = List.of();

    private SampleSurvey(SampleSource source, SampleSpec spec) {
        this.source = source;
        this.spec = spec;
        maker = new RowMaker(spec);
        sessions = source.sessions();
        calendars = source.calendars();
        kept = new KeptSymbols(spec.mostRows());
        universe =
                source.symbols().size() < FeatureCatalogue.FEWEST_SYMBOLS
                        ? Optional.empty()
                        : Optional.of(new UniverseFigures(sessions.length));
    }

    /// Reads the universe once.
    public static SampleSurvey of(SampleSource source, SampleSpec spec) {
        return of(source, spec, List.of());
    }

    /// The same, giving the bars to others too.
    public static SampleSurvey of(SampleSource source, SampleSpec spec, List<SampleReader> beside) {
        requireSize(source.symbols().size(), spec.label());
        SampleSurvey survey = new SampleSurvey(source, spec);
        BitSet all = new BitSet();
        all.set(0, source.symbols().size());
        source.read(
                all,
                (symbol, bars) -> {
                    survey.take(symbol, WholeBars.of(bars));
                    beside.forEach(other -> other.take(symbol, bars));
                });
        survey.finish();
        return survey;
    }

    private static void requireSize(int symbols, SampleLabel label) {
        if (symbols < label.fewestSymbols() || symbols > DateRanks.MOST_SYMBOLS) {
            throw Refusal.invalid(
                    "/universe",
                    "must hold %d to %d symbols for label %s, held %d"
                            .formatted(
                                    label.fewestSymbols(),
                                    DateRanks.MOST_SYMBOLS,
                                    label.key(),
                                    symbols));
        }
    }

    private void take(int symbol, Bars bars) {
        int[] of = SessionMoments.numbers(sessions, bars);
        RowMaker.DatedBars dated =
                new RowMaker.DatedBars(
                        bars, of, calendar(symbol), source.delistedAt(symbol) != Long.MAX_VALUE);
        universe.ifPresent(figures -> {
            features.readForUniverse(bars);
            figures.add(features, of);
        });
        if (spec.label() == SampleLabel.RANK) {
            maker.count(dated, ranks);
        }
        SampleSymbol named = source.symbols().get(symbol);
        if (kept.hasRoom(named.lot())) {
            kept.add(named.lot(), maker.rows(symbol, named, dated));
        } else if (bars.size() > spec.horizon()) {
            kept.leave();
        }
    }

    private void finish() {
        universe.ifPresent(UniverseFigures::sum);
        ranks.sum();
        rows =
                kept.all().stream()
                        .map(symbol -> symbol.where(row -> isKnown(symbol, row)))
                        .filter(symbol -> symbol.size() > 0)
                        .toList();
    }

    private boolean isKnown(LabelledRows symbol, int row) {
        boolean known = spec.label() != SampleLabel.RANK || !Double.isNaN(share(symbol, row));
        if (!known) {
            unrankedRows++;
            unranked.set(symbol.dates[row]);
        }
        return known;
    }

    private double share(LabelledRows symbol, int row) {
        return ranks.share(symbol.dates[row], symbol.ends[row], symbol.outcomes[row]);
    }

    /// The label of a row.
    boolean isPositive(LabelledRows symbol, int row) {
        return spec.label() == SampleLabel.RANK
                ? share(symbol, row) > 0.5
                : symbol.outcomes[row] > 0;
    }

    /// What came of the rows of some sessions, as far as their labels have ended.
    public List<EndedLabel> ended(BitSet wanted) {
        List<EndedLabel> ended = new ArrayList<>();
        for (LabelledRows symbol : rows) {
            for (int row = 0; row < symbol.size(); row++) {
                if (wanted.get(symbol.dates[row])) {
                    ended.add(
                            new EndedLabel(
                                    symbol.symbol, symbol.dates[row], isPositive(symbol, row)));
                }
            }
        }
        return ended;
    }

    SampleSource source() {
        return source;
    }

    List<LabelledRows> rows() {
        return rows;
    }

    Optional<UniverseFigures> universe() {
        return universe;
    }

    /// The sessions of a symbol's calendar.
    CalendarSessions calendar(int symbol) {
        return calendars.get(symbol);
    }

    int[] sessionsOf(Bars bars) {
        return SessionMoments.numbers(sessions, bars);
    }

    public SampleSpec spec() {
        return spec;
    }

    public SampleCounts counts() {
        return new SampleCounts(
                source.symbols().size(),
                rows.size(),
                kept.leftOut(),
                rows.stream().mapToInt(LabelledRows::size).sum(),
                sessions.length,
                unrankedRows,
                unranked.cardinality());
    }

    @Override
    public int behind(int date, int sessionsOfEach) {
        return calendars.stream()
                .distinct()
                .mapToInt(calendar -> calendar.behind(date, sessionsOfEach))
                .max()
                .orElse(date + sessionsOfEach);
    }

    @Override
    public int latestEnd(int first, int last) {
        int latest = -1;
        for (LabelledRows symbol : rows) {
            for (int row = 0; row < symbol.size(); row++) {
                if (symbol.dates[row] >= first && symbol.dates[row] <= last) {
                    latest = Math.max(latest, symbol.ends[row]);
                }
            }
        }
        return latest;
    }
}
