package bellwether.desk.report.page;

import bellwether.platform.document.FigureFormat;
import bellwether.platform.document.SheetTable;
import bellwether.platform.document.SheetTable.Cell;
import bellwether.platform.document.SheetWriter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What to do about it, or why there is nothing to do.
final class PlanSection {
    private final SheetWriter writer;
    private final ReportSubject subject;
    private final SheetTable table =
            new SheetTable("As it was planned", List.of("What", "Value", "How it came about"));
    private final String prices;
    private final String money;

    private PlanSection(SheetWriter writer, ReportSubject subject) {
        this.writer = writer;
        this.subject = subject;
        prices = subject.text("/price_unit");
        money = subject.text("/currency");
    }

    static void write(SheetWriter writer, ReportSubject subject) {
        new PlanSection(writer, subject).write();
    }

    private void write() {
        String message = subject.text("/plan/message");
        if (!message.isEmpty()) {
            writer.paragraph(sentence(message));
        }
        if (!subject.tree().at("/plan/entry/price").isNumber()) {
            return;
        }
        if (subject.isStale()) {
            writer.paragraph("It can no longer be acted on: its prices are too old to trade at.");
        }
        price("Entry", "/plan/entry/price", prices, "/plan/entry/message");
        price("Stop", "/plan/stop", prices, "/plan/stop_method");
        price("Target", "/plan/target", prices, "");
        row(
                "Reward to risk",
                HeadlineSection.number(writer.format(), subject, "/plan/reward_risk"),
                "target distance over stop distance");
        row("Shares", count("/plan/shares"), "whole lots of " + count("/plan/lot"));
        price("Position value", "/plan/position_value", money, "");
        price("Capital at risk", "/plan/capital_at_risk", money, "");
        price("Of a capital of", "/plan/capital", money, "");
        row("Risk, at most", percent("/plan/risk_percent"), "of the capital");
        row("Position, at most", percent("/plan/position_limit_percent"), "of the capital");
        row("Costs", percent("/plan/cost_percent"), "assumed");
        String bars = subject.text("/plan/max_bars");
        row("Held at most", bars.isEmpty() ? "no limit" : bars + " bars", "by the profile");
        writer.table(
                table.note(
                        prices.isEmpty()
                                ? "What currency the prices are in is not known; the money of the"
                                        + " plan is in the same one."
                                : ""),
                "plan");
    }

    private static String sentence(String message) {
        return Character.toUpperCase(message.charAt(0))
                + message.substring(1)
                + (message.endsWith(".") ? "" : ".");
    }

    private String count(String pointer) {
        JsonNode node = subject.tree().at(pointer);
        return node.isNumber()
                ? writer.format().quantity(node.decimalValue())
                : FigureFormat.ABSENT;
    }

    private String percent(String pointer) {
        JsonNode node = subject.tree().at(pointer);
        return node.isNumber()
                ? writer.format().quantity(node.decimalValue()) + "\u00a0%"
                : FigureFormat.ABSENT;
    }

    private void price(String name, String pointer, String unit, String how) {
        if (subject.tree().at(pointer).isNumber()) {
            row(
                    name,
                    HeadlineSection.number(writer.format(), subject, pointer)
                            + (unit.isEmpty() ? "" : "\u00a0" + unit),
                    how.isEmpty() ? "" : subject.text(how).replace('_', ' '));
        }
    }

    private void row(String name, String value, String how) {
        table.row(Cell.words(name), Cell.number(value), Cell.words(how));
    }
}
