package bellwether.frontend.mcp;

import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Actor;
import bellwether.platform.http.Cursor;
import bellwether.research.evidence.EvidenceRequest;
import bellwether.research.evidence.SignalEvidence;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// `get_evidence`.
final class EvidenceTool implements AssistantTool {
    private static final String LIST = "evidence";

    private static final ToolTerms TERMS =
            new ToolTerms(
                    "get_evidence",
                    "Get the evidence of signals",
                    "What followed earlier signals of a kind (patterns, votes, verdicts, the"
                            + " caller's screens) on real symbols, 5, 10 or 20 bars later: n and"
                            + " effective n, hit and base rate in percent, and excess in percent over"
                            + " what the same symbols did after all their bars, with a 90 % interval, p"
                            + " and q (p adjusted for all signals tested). state: evidence means q <="
                            + " 0.1; no_evidence above; too_few that it was not tested: do not conclude"
                            + " from it, interval and test are null. Costs and dividends are not in it;"
                            + " survivorship says what the universe leaves out.",
                    ToolSchema.text("ticker", "Also of this symbol, and of its sector only.")
                            .andText(
                                    "signal",
                                    "Only this one: kind:name:side, such as"
                                            + " pattern:ENGULFING:bullish or vote:rsi:bearish.")
                            .andWords(
                                    "scope",
                                    List.of("symbol", "sector", "universe"),
                                    "Over which symbols; symbol needs ticker. Default all.")
                            .andText("sector", "Only of this sector.")
                            .andNumber("horizon", 5, 20, "Only after 5, 10 or 20 bars.")
                            .andWords(
                                    "state",
                                    List.of("evidence", "no_evidence", "too_few"),
                                    "Only in this state.")
                            .paged(),
                    "Call get_evidence with fewer filters; without any it lists all signals.");

    private final SignalEvidence evidence;

    EvidenceTool(SignalEvidence evidence) {
        this.evidence = evidence;
    }

    @Override
    public ToolTerms terms() {
        return TERMS;
    }

    @Override
    public ToolAnswer answer(Actor actor, ToolArguments arguments) {
        long from = Math.max(0, arguments.place(LIST, 0));
        int limit = arguments.limit();
        ObjectNode found = (ObjectNode) evidence.cards(asked(actor, arguments), from, limit);
        int count = found.remove("count").asInt();
        JsonNode day = found.path("data_day");
        return ToolAnswer.of(
                        "cards of what followed earlier signals; n is the cards found, as_of the"
                                + " newest day of their bars",
                        count,
                        day.isTextual() ? day.textValue() : null)
                .withAll(found)
                .next(
                        from < count - limit
                                ? Optional.of(Cursor.of(LIST, from + limit).encode())
                                : Optional.empty());
    }

    private static EvidenceRequest asked(Actor actor, ToolArguments arguments) {
        return new EvidenceRequest(
                actor.owner(),
                arguments.ticker("ticker").map(Ticker::name),
                arguments.text("signal"),
                arguments.text("scope"),
                arguments.text("sector"),
                Optional.of(arguments.number("horizon", 0))
                        .filter(bars -> bars > 0)
                        .map(String::valueOf),
                arguments.text("state"));
    }
}
