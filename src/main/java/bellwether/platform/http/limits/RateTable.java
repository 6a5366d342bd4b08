package bellwether.platform.http.limits;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Quoted;
import bellwether.platform.http.RateGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// How many requests of each group a caller may make; a group that is not listed has no limit.
public record RateTable(Map<RateGroup, Allowance> limits) {
    public static final RateTable OFF = new RateTable(Map.of());

    private static final int MOST = 1_000_000;
    private static final int TRAININGS = 10;

    /// Groups that are counted by the hour or the day of the clock.
    private static final Set<RateGroup> WHOLE =
            Set.of(RateGroup.TRAININGS, RateGroup.HOUR, RateGroup.DAY);

    private static final String PRESET = "strict";

    public RateTable {
        limits = Map.copyOf(limits);
    }

    public static RateTable usual() {
        return perMinute(
                Map.of(
                        RateGroup.READS, 600,
                        RateGroup.WRITES, 60,
                        RateGroup.ANALYSES, 30,
                        RateGroup.PAGE, 600,
                        RateGroup.WRONG_KEYS, 10));
    }

    /// The numbers of the older systems, by what a request is about.
    static RateTable strict() {
        return perMinute(
                Map.of(
                        RateGroup.MARKET, 30,
                        RateGroup.TRADING, 10,
                        RateGroup.ANALYTICS, 20,
                        RateGroup.FORECASTS, 30,
                        RateGroup.ANALYSES, 10,
                        RateGroup.OTHER, 60,
                        RateGroup.PAGE, 600,
                        RateGroup.WRONG_KEYS, 10));
    }

    private static RateTable perMinute(Map<RateGroup, Integer> rates) {
        Map<RateGroup, Allowance> limits = new EnumMap<>(RateGroup.class);
        rates.forEach((group, rate) -> limits.put(group, Allowance.perMinute(rate)));
        limits.put(RateGroup.TRAININGS, Allowance.perHour(TRAININGS));
        return new RateTable(limits);
    }

    public Optional<Allowance> of(RateGroup group) {
        return Optional.ofNullable(limits.get(group));
    }

    /// Reads `off`, or what differs from the usual or, behind `strict`, from the strict numbers:
    /// `reads=1000:200,analyses=off,day=5000`.
    ///
    /// @throws IllegalArgumentException naming every fault
    public static RateTable parse(String text) {
        if (text.equals("off") || text.equals("0")) {
            return OFF;
        }
        List<String> entries = new ArrayList<>(List.of(text.split(",", -1)));
        boolean strict = entries.getFirst().strip().equals(PRESET);
        if (strict) {
            entries.removeFirst();
        }
        Map<RateGroup, Allowance> limits = new EnumMap<>((strict ? strict() : usual()).limits());
        List<String> faults = new ArrayList<>();
        for (String entry : entries) {
            read(entry.strip(), limits, faults);
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
        return new RateTable(limits);
    }

    private static void read(
            String entry, Map<RateGroup, Allowance> limits, Collection<String> faults) {
        int equals = entry.indexOf('=');
        if (equals < 0) {
            faults.add(
                    "must be off, or strict and comma-separated group=number, was \"%s\""
                            .formatted(Quoted.text(entry)));
            return;
        }
        String name = entry.substring(0, equals).strip();
        Optional<RateGroup> group = RateGroup.named(name);
        if (group.isEmpty()) {
            faults.add(unknown(name));
        } else {
            limit(group.get(), entry.substring(equals + 1).strip(), limits, faults);
        }
    }

    private static String unknown(String name) {
        return "has no group \"%s\"; %s"
                .formatted(
                        Quoted.text(name),
                        DidYouMean.among(new TreeSet<>(RateGroup.texts()), name)
                                .map(meant -> "did you mean " + meant + "?")
                                .orElse("known are " + String.join(", ", RateGroup.texts())));
    }

    private static void limit(
            RateGroup group,
            String text,
            Map<RateGroup, Allowance> limits,
            Collection<String> faults) {
        if (text.equals("off") || text.equals("0")) {
            limits.remove(group);
            return;
        }
        int colon = text.indexOf(':');
        Optional<Integer> rate = number(colon < 0 ? text : text.substring(0, colon));
        Optional<Integer> burst = colon < 0 ? rate : number(text.substring(colon + 1));
        boolean whole = WHOLE.contains(group);
        if (rate.isEmpty() || burst.isEmpty() || (whole && colon >= 0)) {
            faults.add(
                    "%s must be off or a whole number from 0 to %d%s, was \"%s\""
                            .formatted(
                                    group.text(),
                                    MOST,
                                    whole ? "" : ", with :BURST if the allowed burst differs",
                                    Quoted.text(text)));
            return;
        }
        limits.put(group, allowance(group, rate.get(), burst.get()));
    }

    private static Allowance allowance(RateGroup group, int rate, int burst) {
        return switch (group) {
            case HOUR, TRAININGS -> Allowance.perHour(rate);
            case DAY -> Allowance.perDay(rate);
            default -> Allowance.perMinute(rate, burst);
        };
    }

    /// Empty when it is no number that could be a limit.
    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.parseInt(text)).filter(n -> n > 0 && n <= MOST);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
