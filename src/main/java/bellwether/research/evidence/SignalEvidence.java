package bellwether.research.evidence;

import bellwether.market.bars.Market;
import bellwether.platform.db.ReadConnections;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.maintenance.Chore;
import bellwether.research.evidence.http.EvidenceRoutes;
import bellwether.research.evidence.signal.EvidenceScope;
import bellwether.research.evidence.signal.EvidenceState;
import bellwether.research.evidence.signal.SignalCard;
import bellwether.research.evidence.signal.SignalKind;
import bellwether.research.evidence.work.EvidenceArchive;
import bellwether.research.evidence.work.EvidenceJob;
import bellwether.research.evidence.work.EvidenceOfAnalyses;
import bellwether.research.evidence.work.EvidenceQuery;
import bellwether.research.evidence.work.FoundCard;
import bellwether.research.evidence.work.MarkedBars;
import bellwether.research.evidence.work.NightlyEvidence;
import bellwether.research.evidence.work.ShownSignals;
import bellwether.research.screen.ScreenEntry;
import bellwether.trading.execution.CostPresets;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What followed earlier signals of a kind.
public final class SignalEvidence implements RouteSource {
    private final EvidenceJob kind;
    private final NightlyEvidence nightly;
    private final EvidenceArchive archive;
    private final EvidenceOfAnalyses analyses;
    private final EvidenceRoutes cards;

    /// @param entries of symbols into the tracked screens of all owners
    public SignalEvidence(
            ReadConnections reads,
            Jobs jobs,
            Market market,
            Supplier<List<ScreenEntry>> entries,
            InstantSource clock) {
        MarkedBars bars = new MarkedBars(reads.exact(), market, new CostPresets());
        kind = new EvidenceJob(reads.exact(), bars, entries, clock);
        nightly = new NightlyEvidence(reads.exact(), jobs, clock);
        archive = new EvidenceArchive(reads.late());
        analyses = new EvidenceOfAnalyses(archive, market.symbols());
        cards = new EvidenceRoutes(archive, market.symbols(), clock);
    }

    /// What the job engine does to make cards.
    public JobKind kind() {
        return kind;
    }

    /// What it has to do each night.
    public Chore chore() {
        return new Chore("evidence", nightly::run);
    }

    /// The cards of the signals that an analysis shows.
    ///
    /// @param analysis as clients see it
    public ShownSignals of(String owner, JsonNode analysis) {
        return analyses.of(owner, analysis);
    }

    /// Some of the cards that were found, as their route shows them, with `data_day` and the
    /// `count` of all.
    ///
    /// @param from how many to pass over
    /// @throws bellwether.platform.base.Refusal 422 where a value breaks its rule, 404 for an
    ///   unknown symbol
    public JsonNode cards(EvidenceRequest asked, long from, int limit) {
        return cards.cards(asked, from, limit);
    }

    /// The patterns with evidence over all symbols, by the newest cards.
    public List<SignalCard> patterns() {
        return archive
                .find(
                        new EvidenceQuery(
                                "",
                                Set.of(EvidenceScope.UNIVERSE),
                                Optional.empty(),
                                Optional.empty(),
                                Set.of(),
                                Optional.empty(),
                                Optional.of(EvidenceState.EVIDENCE)),
                        null)
                .cards()
                .stream()
                .map(FoundCard::card)
                .filter(card -> card.signal().kind() == SignalKind.PATTERN)
                .toList();
    }

    @Override
    public List<Routes> routes() {
        return List.of(cards);
    }
}
