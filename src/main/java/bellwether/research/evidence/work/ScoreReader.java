package bellwether.research.evidence.work;

import bellwether.market.symbols.SymbolDirectory;
import bellwether.research.evidence.scoreboard.CellKind;
import bellwether.research.evidence.scoreboard.PlanQuery;
import bellwether.research.evidence.scoreboard.ScoreListing;
import bellwether.research.evidence.scoreboard.ScoreTable;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Counts plans for those who look at them. Where no first day is wanted, it chooses one from which
/// all can be counted.
public final class ScoreReader {
    /// How far back plans are counted where nothing is said.
    private static final int USUAL_DAYS = 365;

    private static final String SAID =
            "What your analyses said at the time, held against the bars that followed. Costs are in"
                    + " R; dividends, borrowing fees and volume are not.";
    private static final String RECOMPUTED =
            "Not what was said at the time: the plans of months' ends by today's formulas, from the"
                    + " bars up to then, over the symbols that are stored today.";

    private final PlanArchive archive;
    private final SymbolDirectory symbols;
    private final InstantSource clock;

    public ScoreReader(PlanArchive archive, SymbolDirectory symbols, InstantSource clock) {
        this.archive = archive;
        this.symbols = symbols;
        this.clock = clock;
    }

    /// Counts plans.
    ///
    /// @param pointer to what wants a first day
    /// @throws bellwether.platform.base.Refusal 422 where a first day is wanted from which there
    ///   are too many plans
    public ScoreListing listing(PlanQuery wanted, CellKind by, String pointer) {
        PlanQuery usual = usual(wanted);
        PlanQuery counted = wanted.from().isPresent() ? wanted : archive.newest(usual);
        ScoreTable table = archive.table(counted, by, pointer);
        String message =
                (wanted.isHouse() ? RECOMPUTED : SAID)
                        + (table.all().n() == 0 ? archive.unfitting(wanted) : "");
        return new ScoreListing(
                counted,
                by,
                table,
                counted.from().equals(usual.from()) ? message : message + archive.limit(counted),
                wanted.isHouse() ? symbols.survivorship(symbols.realTickers(), today()) : null);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private PlanQuery usual(PlanQuery wanted) {
        return wanted.isHouse() || wanted.from().isPresent()
                ? wanted
                : wanted.since(
                        wanted.to()
                                .filter(day -> day.isBefore(today()))
                                .orElse(today())
                                .minusDays(USUAL_DAYS));
    }
}
