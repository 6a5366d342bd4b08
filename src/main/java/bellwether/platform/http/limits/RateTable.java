package bellwether.platform.http.limits;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Quoted;
import bellwether.platform.http.RateGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// How many requests of each group a caller may make in a minute; a group that is not listed has no
/// limit.
public record RateTable(Map<RateGroup, Integer> perMinute) {
    public static final RateTable OFF = new RateTable(Map.of());

    private static final int MOST = 1_000_000;

    public RateTable {
        perMinute = Map.copyOf(perMinute);
    }

    public static RateTable usual() {
        Map<RateGroup, Integer> usual = new EnumMap<>(RateGroup.class);
        for (RateGroup group : RateGroup.values()) {
            usual.put(group, group.usual());
        }
        return new RateTable(usual);
    }

    /// Reads `off`, or what differs from the usual: `market=100,analyses=off`.
    ///
    /// @throws IllegalArgumentException naming every fault
    public static RateTable parse(String text) {
        if (text.equals("off") || text.equals("0")) {
            return OFF;
        }
        Map<RateGroup, Integer> rates = new EnumMap<>(usual().perMinute());
        List<String> faults = new ArrayList<>();
        for (String entry : text.split(",", -1)) {
            read(entry.strip(), rates, faults);
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
        return new RateTable(rates);
    }

    private static void read(
            String entry, Map<RateGroup, Integer> rates, Collection<String> faults) {
        int equals = entry.indexOf('=');
        if (equals < 0) {
            faults.add(
                    "must be off, or group=number with commas between, was \"%s\""
                            .formatted(Quoted.text(entry)));
            return;
        }
        String name = entry.substring(0, equals).strip();
        RateGroup.named(name)
                .ifPresentOrElse(
                        group -> number(entry.substring(equals + 1).strip(), group, rates, faults),
                        () -> faults.add(unknown(name)));
    }

    private static String unknown(String name) {
        return "has no group \"%s\"; %s"
                .formatted(
                        Quoted.text(name),
                        DidYouMean.among(new TreeSet<>(RateGroup.texts()), name)
                                .map(meant -> "did you mean " + meant + "?")
                                .orElse("known are " + String.join(", ", RateGroup.texts())));
    }

    private static void number(
            String text,
            RateGroup group,
            Map<RateGroup, Integer> rates,
            Collection<String> faults) {
        if (text.equals("off") || text.equals("0")) {
            rates.remove(group);
            return;
        }
        try {
            int rate = Integer.parseInt(text);
            if (rate > 0 && rate <= MOST) {
                rates.put(group, rate);
                return;
            }
        } catch (NumberFormatException e) {
            // said below, like a number that is out of bounds
        }
        faults.add(
                "%s must be off or a whole number from 0 to %d, was \"%s\""
                        .formatted(group.text(), MOST, Quoted.text(text)));
    }
}
