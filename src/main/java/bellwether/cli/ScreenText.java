package bellwether.cli;

import bellwether.platform.base.WireNumbers;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// A screen's result for people.
final class ScreenText {
    private ScreenText() {}

    static String of(JsonNode result) {
        StringBuilder text = new StringBuilder();
        text.append(result.at("/condition/words").asText()).append('\n');
        text.append(
                "%d of %d symbols pass, %d are unknown; bars up to %s.%n"
                        .formatted(
                                result.at("/counts/passed").asInt(),
                                result.at("/symbols/count").asInt(),
                                result.at("/counts/unknown").asInt(),
                                result.at("/symbols/as_of").asText("none")));
        if (result.get("funnel").size() > 1) {
            text.append('\n').append(funnel(result.get("funnel")));
        }
        if (!result.get("items").isEmpty()) {
            text.append('\n').append(rows(result.get("items")));
        }
        if (result.get("has_more").asBoolean()) {
            text.append("More: --csv FILE writes all.\n");
        }
        if (!result.path("near").isEmpty()) {
            text.append("\nNearly:\n").append(near(result.get("near")));
        }
        String message = result.at("/sheets/message").asText("");
        if (result.get("by").asText().equals("sheets")
                && result.at("/sheets/message").isTextual()) {
            text.append('\n').append(message).append('\n');
        }
        return text.toString();
    }

    private static String funnel(JsonNode steps) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("clause", "passed", "unknown", "so far"));
        steps.forEach(step ->
                rows.add(
                        List.of(
                                step.get("clause").asText(),
                                step.get("passed").asText(),
                                step.get("unknown").asText(),
                                step.get("so_far").asText())));
        return AlignedTable.of(rows);
    }

    private static String rows(JsonNode items) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("ticker", "as of"));
        items.get(0).get("fields").fieldNames().forEachRemaining(head::add);
        rows.add(head);
        for (JsonNode item : items) {
            List<String> row = new ArrayList<>();
            row.add(item.get("ticker").asText());
            row.add(item.get("as_of").asText());
            item.get("fields").forEach(value -> row.add(shown(value)));
            rows.add(row);
        }
        return AlignedTable.of(rows);
    }

    /// A price of a millionth has its digits too, as it has in JSON.
    private static String shown(JsonNode value) {
        if (value.isNull()) {
            return "unknown";
        }
        return value.isNumber() && !value.isIntegralNumber()
                ? WireNumbers.computed(value.asDouble())
                : value.asText();
    }

    private static String near(JsonNode near) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode miss : near) {
            List<String> words = new ArrayList<>();
            miss.get("misses").forEach(each -> words.add(each.get("words").asText()));
            rows.add(
                    List.of(
                            "  " + miss.get("ticker").asText(),
                            WireNumbers.computed(miss.get("cost").asDouble()),
                            String.join("; ", words)));
        }
        return AlignedTable.of(rows);
    }
}
