package bellwether.frontend.mcp;

import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Refusal;
import bellwether.research.analysis.Analyses;
import bellwether.research.analysis.StoredAnalyses;
import bellwether.research.analysis.store.AnalysisDao;
import bellwether.research.analysis.store.StoredAnalysis;
import bellwether.research.analysis.view.AnalysisDocument;
import bellwether.research.analysis.view.AnalysisSummary;
import bellwether.research.analysis.view.AnalysisText;
import java.util.List;
import java.util.Optional;

/// `get_analysis`.
final class AnalysisTool implements AssistantTool {
    private static final ToolTerms TERMS =
            new ToolTerms(
                    "get_analysis",
                    "Get a stored analysis",
                    "What the caller's newest stored analysis of a symbol says, or the one of an"
                            + " id: verdict, score (-100 to 100), reasons, and the plan with entry,"
                            + " stop, target and shares, in the symbol's currency. It is computed from"
                            + " bars up to as_of; days_old and stale say how old these are now, and a"
                            + " stale plan has no shares. Nothing is analysed by this call. detail:"
                            + " full adds the whole document with votes, indicators and patterns.",
                    ToolSchema.text("ticker", "Ticker, such as TCS.NS: its newest analysis.")
                            .andText("id", "Id of an analysis, such as an_12, in place of ticker.")
                            .andWords(
                                    "detail",
                                    List.of("summary", "full"),
                                    "How much of it; default summary."),
                    "Find the ticker with search_symbols. Where there is no analysis of it, a"
                            + " trader's key makes one with POST /api/v1/analyses.");

    private final Analyses analyses;

    AnalysisTool(Analyses analyses) {
        this.analyses = analyses;
    }

    @Override
    public ToolTerms terms() {
        return TERMS;
    }

    @Override
    public ToolAnswer answer(Actor actor, ToolArguments arguments) {
        StoredAnalysis stored = wanted(actor.owner(), arguments);
        AnalysisDocument document = aged(AnalysisDocument.of(stored));
        ToolAnswer answer =
                ToolAnswer.of(
                                "analysis %s of the caller, made at %s"
                                        .formatted(stored.publicId(), stored.createdAt()),
                                1,
                                document.asOf())
                        .with("analysis", AnalysisSummary.of(document))
                        .with("text", AnalysisText.of(document));
        return arguments.text("detail").filter("full"::equals).isPresent()
                ? answer.with("document", document.tree())
                : answer;
    }

    private StoredAnalysis wanted(String owner, ToolArguments arguments) {
        Optional<String> id = arguments.text("id");
        Optional<Ticker> ticker = arguments.ticker("ticker");
        if (id.isPresent() == ticker.isPresent()) {
            throw Refusal.invalid(
                    ToolArguments.pointer("ticker"), "must be given, or id, but not both of them");
        }
        return id.isPresent()
                ? analyses.stored().known(owner, id.get())
                : newest(owner, ticker.orElseThrow());
    }

    private StoredAnalysis newest(String owner, Ticker ticker) {
        analyses.stored().requireKnown(ticker);
        List<String> names = analyses.names(ticker);
        return analyses
                .history(owner, new AnalysisDao.Listed(names, false, Long.MAX_VALUE, 1))
                .stream()
                .findFirst()
                .orElseThrow(() ->
                        Refusal.notFound(
                                "unknown_analysis",
                                "The caller has no stored analysis of %s.".formatted(ticker)));
    }

    private AnalysisDocument aged(AnalysisDocument document) {
        StoredAnalyses.Ages ages = analyses.stored().ages(List.of(document.ticker()));
        return ages.of(document.ticker(), document.asOf()).map(document::aged).orElse(document);
    }
}
