package bellwether.frontend.mcp;

import bellwether.platform.base.Actor;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.research.screen.ScreenRequest;
import bellwether.research.screen.Screens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// `screen`.
final class ScreenTool implements AssistantTool {
    private static final ToolTerms TERMS =
            new ToolTerms(
                    "screen",
                    "Screen the market",
                    "Symbols whose newest bar fulfils a condition, such as \"RSI_14 < 30 and close"
                            + " > SMA_200\" or \"verdict >= BUY\", or that pass a saved screen of the"
                            + " caller. Answers how many passed, failed and are unknown, the funnel by"
                            + " clause, and the values that were asked for, in the units of their"
                            + " fields (prices in each symbol's currency, RSI 0 to 100). Sheets that"
                            + " are missing or behind are counted in sheets; symbols of which it is"
                            + " unknown whether they pass are never among those that do.",
                    ToolSchema.text(
                                    "condition",
                                    "The condition; comparisons joined by and, or, not. Give it or"
                                            + " screen.")
                            .andText(
                                    "screen",
                                    "Id or name of a saved screen, in place of condition.")
                            .andText(
                                    "universe",
                                    "all (default), synthetic, watchlist:NAME or screen:NAME.")
                            .andText("timeframe", "Stored interval of the bars; default 1d.")
                            .andTexts(
                                    "fields",
                                    50,
                                    "Values to show, such as [\"RSI_14\", \"close\"].")
                            .andTexts(
                                    "sort",
                                    5,
                                    "Values to sort by; - before one for the greatest first.")
                            .andNumber("near", 0, 50, "How many symbols that nearly pass to show.")
                            .paged(),
                    "Correct the condition at the place that the message names; GET"
                            + " /api/v1/screen/fields lists all fields.");

    private final Screens screens;

    ScreenTool(Screens screens) {
        this.screens = screens;
    }

    @Override
    public ToolTerms terms() {
        return TERMS;
    }

    @Override
    public ToolAnswer answer(Actor actor, ToolArguments arguments) {
        ObjectNode shown = (ObjectNode) found(actor.owner(), arguments);
        JsonNode next = shown.remove("next");
        shown.remove("has_more");
        JsonNode day = shown.path("symbols").path("as_of");
        return ToolAnswer.of(
                        "sheets of the symbols' newest stored bars",
                        shown.path("symbols").path("count").asInt(),
                        day.isTextual() ? day.textValue() : null)
                .withAll(shown)
                .next(Optional.ofNullable(next).filter(JsonNode::isTextual).map(JsonNode::asText));
    }

    private JsonNode found(String owner, ToolArguments arguments) {
        try {
            return screens.screened(
                    owner,
                    new ScreenRequest(
                            arguments.text("condition"),
                            arguments.text("screen"),
                            arguments.text("universe"),
                            arguments.text("timeframe"),
                            arguments.texts("fields"),
                            arguments.texts("sort"),
                            arguments.number("near", 0),
                            arguments.limit(),
                            arguments.text("cursor")));
        } catch (Refusal refusal) {
            throw named(refusal);
        }
    }

    /// The route calls the condition `q`.
    private static Refusal named(Refusal refusal) {
        return refusal.faults().isEmpty()
                ? refusal
                : Refusal.invalidAs(refusal.code(), renamed(refusal));
    }

    private static List<Fault> renamed(Refusal refusal) {
        return refusal.faults().stream()
                .map(fault ->
                        new Fault(
                                fault.pointer().replaceFirst("^\\?q(?=$|/)", "/condition"),
                                fault.detail()))
                .toList();
    }
}
