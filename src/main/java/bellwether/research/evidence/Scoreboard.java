package bellwether.research.evidence;

import bellwether.market.bars.Market;
import bellwether.platform.db.ReadConnections;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.maintenance.Chore;
import bellwether.research.evidence.http.ScoreboardRoutes;
import bellwether.research.evidence.scoreboard.CellKind;
import bellwether.research.evidence.scoreboard.PlanQuery;
import bellwether.research.evidence.scoreboard.ScoreListing;
import bellwether.research.evidence.work.MarkJob;
import bellwether.research.evidence.work.MarkedBars;
import bellwether.research.evidence.work.MarkedPlans;
import bellwether.research.evidence.work.NightlyMarking;
import bellwether.research.evidence.work.PlanArchive;
import bellwether.research.evidence.work.ScoreReader;
import bellwether.trading.execution.CostPresets;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;

/// What came of the plans of analyses.
public final class Scoreboard implements RouteSource {
    /// Every type of event that it publishes.
    public static final List<LiveEventType> EVENTS = List.of(MarkedPlans.MARKED);

    private final MarkJob kind;
    private final NightlyMarking nightly;
    private final PlanArchive archive;
    private final ScoreReader reader;
    private final ScoreboardRoutes board;

    public Scoreboard(ReadConnections reads, Jobs jobs, Market market, InstantSource clock) {
        MarkedBars bars = new MarkedBars(reads.exact(), market, new CostPresets());
        kind = new MarkJob(reads.exact(), bars, clock);
        nightly = new NightlyMarking(reads.exact(), jobs, clock);
        archive = new PlanArchive(reads.late());
        reader = new ScoreReader(archive, market.symbols(), clock);
        board = new ScoreboardRoutes(archive, reader);
    }

    /// What came of an owner's analysis.
    ///
    /// @param id such as `an_5`
    /// @throws bellwether.platform.base.Refusal 404
    public PlanArchive.Outcome outcome(String owner, String id) {
        return archive.outcome(owner, id);
    }

    /// Counts plans.
    ///
    /// @param pointer to what wants a first day
    /// @throws bellwether.platform.base.Refusal 422 where there are too many from a wanted day on
    public ScoreListing listing(PlanQuery wanted, CellKind by, String pointer) {
        return reader.listing(wanted, by, pointer);
    }

    /// What the job engine does to mark plans.
    public JobKind kind() {
        return kind;
    }

    /// What it has to do each night.
    public Chore chore() {
        return new Chore("scoreboard", nightly::run);
    }

    /// The table as its route shows it.
    ///
    /// @throws bellwether.platform.base.Refusal 422 where a filter breaks its rule
    public JsonNode table(BoardRequest asked) {
        return board.table(asked);
    }

    /// What plans can be grouped by.
    public static List<String> groups() {
        return ScoreboardRoutes.kinds();
    }

    @Override
    public List<Routes> routes() {
        return List.of(board);
    }
}
