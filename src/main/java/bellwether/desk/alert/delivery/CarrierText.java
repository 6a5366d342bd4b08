package bellwether.desk.alert.delivery;

import bellwether.platform.base.CountedNoun;
import bellwether.platform.base.Json;
import bellwether.platform.base.MomentText;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// The words and facts of a notification that carries others.
///
/// @param heading what it is, such as `Digest`
record CarrierText(String heading, CarrierDao.Parts parts) {
    /// A message that names more would be refused by some channels.
    static final int MOST_TITLES = 20;

    String title() {
        return "%s: %s (%s)"
                .formatted(heading, new CountedNoun(parts.size(), "notification"), byType());
    }

    private String byType() {
        return parts.counts().entrySet().stream()
                .map(type -> type.getValue() + " " + type.getKey())
                .collect(Collectors.joining(", "));
    }

    String text() {
        String titles =
                parts.first().stream()
                        .map(part -> MomentText.of(part.happenedAt()) + "  " + part.title())
                        .collect(Collectors.joining("\n"));
        int more = parts.size() - MOST_TITLES;
        return titles
                + (more > 0 ? "\nand %d more".formatted(more) : "")
                + "\nEach is listed at GET /api/v1/notifications.";
    }

    private record Facts(
            int count, Map<String, Integer> types, List<UUID> notifications, boolean complete) {}

    JsonNode data() {
        return Json.shared()
                .valueToTree(
                        new Facts(
                                parts.size(),
                                parts.counts(),
                                parts.first().stream().map(CarrierDao.Part::id).toList(),
                                parts.size() <= MOST_TITLES));
    }
}
