package bellwether.trading.portfolio.http;

import bellwether.trading.portfolio.PriceDoubt;
import bellwether.trading.rules.ObjectFaults;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads which doubts about prices an order is placed in spite of.
final class AllowedDoubts {
    private static final String KEY = "allow";

    private AllowedDoubts() {}

    static Set<PriceDoubt> read(ObjectFaults body) {
        Set<PriceDoubt> allowed = EnumSet.noneOf(PriceDoubt.class);
        JsonNode node = body.get(KEY);
        if (node.isMissingNode()) {
            return allowed;
        }
        for (PriceDoubt doubt : PriceDoubt.values()) {
            if (node.valueStream().anyMatch(name -> name.asText().equals(doubt.key()))) {
                allowed.add(doubt);
            }
        }
        if (!node.isArray() || allowed.size() != node.size()) {
            body.wrong(
                    body.at(KEY),
                    "must be a list of %s, each at most once, was %s"
                            .formatted(
                                    Stream.of(PriceDoubt.values())
                                            .map(PriceDoubt::key)
                                            .collect(Collectors.joining(", ")),
                                    ObjectFaults.shown(node)));
        }
        return allowed;
    }
}
