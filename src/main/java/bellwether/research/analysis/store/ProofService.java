package bellwether.research.analysis.store;

import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.bars.Market;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.platform.base.MemoryBudget;
import bellwether.research.analysis.Analysis;
import bellwether.research.analysis.AnalysisMoment;
import bellwether.research.analysis.AnalysisOutcome;
import bellwether.research.analysis.Analyst;
import bellwether.research.analysis.Fingerprint;
import bellwether.research.analysis.ModelVote;
import bellwether.research.analysis.plan.AnalysisOptions;
import bellwether.research.analysis.profile.BuiltInProfiles;
import bellwether.research.analysis.profile.Profile;
import bellwether.research.analysis.profile.ProfileNumbers;
import bellwether.research.analysis.vote.Vote;
import bellwether.research.analysis.vote.Voter;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Recomputes stored analyses: cuts today's history at the analysis's date, so that nothing later
/// can have a part in it, and compares.
public final class ProofService {
    private static final int SHOWN = 100;

    private final Market market;
    private final PastBars past;

    public ProofService(Market market) {
        this.market = market;
        this.past = new PastBars(market);
    }

    public Proof prove(StoredAnalysis stored) {
        JsonNode document = Json.stored(stored.document(), JsonNode.class);
        LocalDate asOf = LocalDate.parse(document.get("as_of").asText());
        Timeframe timeframe = Timeframe.of(document.get("timeframe").asText()).orElseThrow();
        String ticker = document.get("ticker").asText();
        try (MemoryBudget.Room _ = market.room(List.of(ticker), timeframe, MemoryBudget.REQUEST)) {
            return prove(stored, document, asOf, timeframe);
        }
    }

    private Proof prove(
            StoredAnalysis stored, JsonNode document, LocalDate asOf, Timeframe timeframe) {
        Optional<History> history =
                past.history(document.get("ticker").asText(), timeframe, requested(document));
        Bars all = history.map(History::bars).orElse(PastBars.NONE);
        Bars bars = PastBars.until(all, asOf);
        AnalysisOutcome finding =
                history.map(known -> recompute(document, known, bars, asOf, timeframe))
                        .orElse(new AnalysisOutcome.NotEnoughBars(0, Analyst.LEAST_BARS));
        Proof.Versions then =
                new Proof.Versions(
                        document.get("data_version").asLong(),
                        document.get("formula_version").asInt(),
                        document.hasNonNull("bars_hash")
                                ? document.get("bars_hash").asText()
                                : null);
        Proof.Versions now =
                new Proof.Versions(
                        history.map(History::dataVersion).orElse(null),
                        Analysis.FORMULA_VERSION,
                        Fingerprint.of(bars));
        JsonDiff comparison =
                JsonDiff.of(
                        document,
                        finding instanceof AnalysisOutcome.Analysed(Analysis analysis)
                                ? Json.stored(Json.write(analysis), JsonNode.class)
                                : Json.shared().createObjectNode(),
                        then.formulaVersion() == now.formulaVersion());
        Proof.Outcome outcome = outcome(finding, then, now, comparison);
        return new Proof(
                stored.publicId(),
                document.get("ticker").asText(),
                asOf,
                stored.createdAt(),
                new Proof.Finding(
                        outcome,
                        comparison.differences().isEmpty(),
                        words(outcome, then, now, comparison)),
                bars.size(),
                all.size() - bars.size(),
                new Proof.Comparison(
                        comparison.compared(),
                        comparison.differences().size(),
                        comparison.differences().stream().limit(SHOWN).toList()),
                then,
                now,
                JsonDiff.NOT_COMPARED);
    }

    private AnalysisOutcome recompute(
            JsonNode document, History history, Bars bars, LocalDate asOf, Timeframe timeframe) {
        TradingCalendar calendar = market.calendar(history.ticker());
        String name = document.get("profile").asText();
        Profile profile =
                document.hasNonNull("profile_numbers")
                        ? Json.stored(
                                        document.get("profile_numbers").toString(),
                                        ProfileNumbers.class)
                                .named(name)
                        : BuiltInProfiles.find(name).orElse(BuiltInProfiles.BALANCED);
        History cut =
                new History(
                        history.ticker(),
                        history.symbolId(),
                        history.dataVersion(),
                        history.sources(),
                        history.synthetic(),
                        bars);
        AnalysisMoment standpoint =
                standpoint(document, asOf, calendar)
                        .staleAfter(
                                document.at("/data_quality/stale_sessions")
                                        .asInt(AnalysisMoment.STALE_SESSIONS));
        return new Analyst()
                .analyse(cut, timeframe, profile, terms(document), standpoint, modelVote(document));
    }

    private AnalysisMoment standpoint(JsonNode document, LocalDate asOf, TradingCalendar calendar) {
        Optional<LocalDate> requested = requested(document);
        return requested.isPresent()
                ? new AnalysisMoment(calendar, market.now(), 0).recomputedFor(requested)
                : AnalysisMoment.endOf(
                        asOf.plusDays(document.at("/data_quality/days_old").asLong()), calendar);
    }

    /// What a model said is taken as it was stored: bars alone do not give it.
    private static ModelVote modelVote(JsonNode document) {
        for (JsonNode reason : document.path("reasons")) {
            if (reason.path("voter").asText().equals(Voter.MODEL.key())) {
                return new ModelVote(
                        Optional.empty(),
                        new Vote.Cast(
                                reason.path("vote").asInt(),
                                reason.path("confidence").asDouble(),
                                reason.path("message").asText()));
            }
        }
        for (JsonNode reason : document.path("not_counted")) {
            if (reason.path("voter").asText().equals(Voter.MODEL.key())) {
                return ModelVote.silent(reason.path("message").asText());
            }
        }
        return ModelVote.UNASKED;
    }

    static Optional<LocalDate> requested(JsonNode document) {
        return Optional.ofNullable(document.get("as_of_requested"))
                .filter(JsonNode::isTextual)
                .map(day -> LocalDate.parse(day.asText()));
    }

    private static AnalysisOptions terms(JsonNode document) {
        JsonNode terms = document.path("terms");
        return new AnalysisOptions(
                document.get("capital").decimalValue(),
                number(terms, "risk_percent"),
                number(terms, "position_limit_percent"),
                number(terms, "reward_risk"),
                Optional.ofNullable(terms.get("capital_currency"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText),
                MoneyJson.stored(document));
    }

    private static Optional<BigDecimal> number(JsonNode terms, String name) {
        return Optional.ofNullable(terms.get(name))
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue);
    }

    private static Proof.Outcome outcome(
            AnalysisOutcome finding, Proof.Versions then, Proof.Versions now, JsonDiff comparison) {
        if (!(finding instanceof AnalysisOutcome.Analysed)) {
            return Proof.Outcome.NO_HISTORY;
        }
        if (then.formulaVersion() != now.formulaVersion()) {
            return Proof.Outcome.FORMULA_MOVED;
        }
        if (!Objects.equals(then.barsHash(), now.barsHash())) {
            return Proof.Outcome.HISTORY_REVISED;
        }
        return comparison.differences().isEmpty() ? Proof.Outcome.EQUAL : Proof.Outcome.DIFFERENT;
    }

    private static String words(
            Proof.Outcome outcome, Proof.Versions then, Proof.Versions now, JsonDiff comparison) {
        int moved = comparison.differences().size();
        return switch (outcome) {
            case EQUAL -> "every value is equal: the analysis used nothing later than its own date";
            case HISTORY_REVISED ->
                    "bars up to that date have changed since (data version %d then, %d now); %d of %d values differ"
                            .formatted(
                                    then.dataVersion(),
                                    now.dataVersion(),
                                    moved,
                                    comparison.compared());
            case FORMULA_MOVED ->
                    "created with formula version %d, recomputed with %d; %d of the %d common values differ; %s"
                            .formatted(
                                    then.formulaVersion(),
                                    now.formulaVersion(),
                                    moved,
                                    comparison.compared(),
                                    bars(then, now));
            case NO_HISTORY -> "it cannot be recomputed from the bars stored now";
            case DIFFERENT ->
                    "the same bars and formulas produced %d different values: a bug in this service, please report it"
                            .formatted(moved);
        };
    }

    private static String bars(Proof.Versions then, Proof.Versions now) {
        if (then.barsHash() == null) {
            return "whether the bars are unchanged is unknown";
        }
        return then.barsHash().equals(now.barsHash())
                ? "the bars are the same"
                : "the bars have changed too";
    }
}
