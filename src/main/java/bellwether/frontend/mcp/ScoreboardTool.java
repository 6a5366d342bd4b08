package bellwether.frontend.mcp;

import bellwether.platform.base.Actor;
import bellwether.research.evidence.BoardRequest;
import bellwether.research.evidence.Scoreboard;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// `get_scoreboard`.
final class ScoreboardTool implements AssistantTool {
    private static final ToolTerms TERMS =
            new ToolTerms(
                    "get_scoreboard",
                    "Get the scoreboard",
                    "What came of the plans of the caller's analyses, held against the bars that"
                            + " followed: how many were entered and closed, hit rate (0 to 1), mean R"
                            + " (units of the planned risk, after costs) and percent beyond the market,"
                            + " each with a 90 % interval by dates or a message why there is none;"
                            + " median R and p against random entries, without intervals. A cell with"
                            + " too_few says what is missing: do not conclude from it. house: true"
                            + " takes the service's own plans of months' ends, recomputed by today's"
                            + " formulas.",
                    ToolSchema.words(
                                    "by", Scoreboard.groups(), "What to group by; default verdict.")
                            .andText(
                                    "verdict",
                                    "Only these: STRONG_BUY, BUY, HOLD, SELL or STRONG_SELL.")
                            .andText("profile", "Only analyses by this profile.")
                            .andText("sector", "Only symbols of this sector.")
                            .andText(
                                    "from",
                                    "First day of the analyses, such as 2026-01-31; default a year"
                                            + " ago.")
                            .andText("to", "Last day of the analyses.")
                            .andFlag(
                                    "house",
                                    "The service's own recomputed plans in place of the caller's."),
                    "Call get_scoreboard without filters, or with house: true where the caller has"
                            + " no plans yet.");

    private final Scoreboard scoreboard;

    ScoreboardTool(Scoreboard scoreboard) {
        this.scoreboard = scoreboard;
    }

    @Override
    public ToolTerms terms() {
        return TERMS;
    }

    @Override
    public ToolAnswer answer(Actor actor, ToolArguments arguments) {
        boolean house = arguments.flag("house");
        JsonNode table =
                scoreboard.table(
                        new BoardRequest(
                                actor.owner(),
                                house,
                                arguments.text("by"),
                                arguments.text("verdict"),
                                arguments.text("profile"),
                                arguments.text("sector"),
                                arguments.day("from"),
                                arguments.day("to")));
        ObjectNode shown = (ObjectNode) table;
        shown.remove("next");
        shown.remove("has_more");
        return ToolAnswer.of(
                        house
                                ? "plans of months' ends, recomputed by the service"
                                : "plans of the caller's stored analyses",
                        shown.path("all").path("n").asInt(),
                        null)
                .withAll(shown);
    }
}
