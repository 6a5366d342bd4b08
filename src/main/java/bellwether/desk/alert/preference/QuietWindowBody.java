package bellwether.desk.alert.preference;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A window of quiet hours as JSON.
///
/// @param days `mon` to `sun`; every day when absent
public record QuietWindowBody(
        @Nullable List<String> days, @Nullable String from, @Nullable String to) {
    private static final List<String> ALL =
            Arrays.stream(DayOfWeek.values()).map(QuietWindowBody::word).toList();

    static QuietWindowBody of(QuietWindow window) {
        return new QuietWindowBody(
                Arrays.stream(DayOfWeek.values())
                        .filter(window.days()::contains)
                        .map(QuietWindowBody::word)
                        .toList(),
                window.from().toString(),
                window.to().toString());
    }

    private static String word(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    List<Fault> faults(String at) {
        List<Fault> faults = new ArrayList<>();
        List<String> given = given();
        for (int i = 0; i < given.size(); i++) {
            String day = String.valueOf(given.get(i));
            if (!ALL.contains(day)) {
                faults.add(new Fault(at + "/days/" + i, DidYouMean.rule(ALL, day)));
            }
        }
        if (given.isEmpty()) {
            faults.add(new Fault(at + "/days", "must name a day, or be absent for every day"));
        }
        if (PreferencesBody.time(from).isEmpty()) {
            faults.add(new Fault(at + "/from", PreferencesBody.timeRule(from)));
        }
        if (PreferencesBody.time(to).isEmpty()) {
            faults.add(new Fault(at + "/to", PreferencesBody.timeRule(to)));
        }
        return faults;
    }

    private List<String> given() {
        return Optional.ofNullable(days).orElse(ALL);
    }

    QuietWindow window() {
        return new QuietWindow(
                given().stream()
                        .map(day -> DayOfWeek.of(ALL.indexOf(day) + 1))
                        .collect(Collectors.toSet()),
                PreferencesBody.time(from).orElseThrow(),
                PreferencesBody.time(to).orElseThrow());
    }
}
