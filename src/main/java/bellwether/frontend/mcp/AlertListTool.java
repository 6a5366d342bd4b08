package bellwether.frontend.mcp;

import bellwether.desk.alert.AlertDocument;
import bellwether.desk.alert.RuleAlerts;
import bellwether.desk.alert.fire.AlertKind;
import bellwether.desk.alert.fire.AlertQuery;
import bellwether.desk.alert.fire.AlertState;
import bellwether.desk.alert.fire.FiredAlert;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Actor;
import bellwether.platform.http.Cursor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `list_alerts`.
final class AlertListTool implements AssistantTool {
    private static final String LIST = "alerts";

    private static final ToolTerms TERMS =
            new ToolTerms(
                    "list_alerts",
                    "List alerts",
                    "Alerts that the caller's rules and scans have made, the newest first: what"
                            + " became true, on which symbol and bar, what the owner made of it, and by"
                            + " how many percent the close has changed 1, 5 and 20 bars after (null"
                            + " where these bars are not there yet). late: true means that it was found"
                            + " after its time. revised_at is set where corrected bars no longer give"
                            + " it.",
                    ToolSchema.words("state", states(), "Only those in this state.")
                            .andWords("kind", kinds(), "Only of this kind.")
                            .andText("ticker", "Only of this symbol.")
                            .andText(
                                    "since", "Only of this day (UTC) or later, such as 2026-01-31.")
                            .paged(),
                    "Call list_alerts without filters.");

    private final RuleAlerts alerts;

    AlertListTool(RuleAlerts alerts) {
        this.alerts = alerts;
    }

    private static List<String> states() {
        return Arrays.stream(AlertState.values()).map(AlertState::word).toList();
    }

    private static List<String> kinds() {
        return Arrays.stream(AlertKind.values()).map(AlertKind::word).toList();
    }

    @Override
    public ToolTerms terms() {
        return TERMS;
    }

    @Override
    public ToolAnswer answer(Actor actor, ToolArguments arguments) {
        List<FiredAlert> found =
                alerts.book().list(actor.owner(), query(arguments), arguments.limit() + 1);
        Optional<Instant> newest = found.stream().map(FiredAlert::createdAt).findFirst();
        return ToolAnswer.of(
                        "alerts of the caller; n is those of this page",
                        Math.min(arguments.limit(), found.size()),
                        newest.orElse(null))
                .page(
                        arguments.limit(),
                        found,
                        AlertDocument::of,
                        last -> Cursor.of(LIST, last.id().number()));
    }

    private static AlertQuery query(ToolArguments arguments) {
        return new AlertQuery(
                arguments.text("state").map(word -> Set.of(state(word))).orElse(Set.of()),
                arguments.text("kind").map(AlertListTool::kind),
                Optional.empty(),
                arguments.ticker("ticker").map(Ticker::name),
                arguments.day("since").map(AlertListTool::begin),
                arguments.place(LIST, Long.MAX_VALUE));
    }

    private static AlertState state(String word) {
        return Arrays.stream(AlertState.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static AlertKind kind(String word) {
        return Arrays.stream(AlertKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
