package bellwether.desk.report.share;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.research.evidence.scoreboard.CellKind;
import bellwether.research.evidence.scoreboard.PlanQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which scoreboard is shared, by the names that `GET /api/v1/scoreboard` knows.
///
/// @param by what plans are grouped by; verdicts where it is absent
/// @param house whether month ends that the service recomputed are meant
public record ScoreboardChoice(
        @Nullable String by,
        @Nullable String verdict,
        @Nullable String profile,
        @Nullable String sector,
        @Nullable String from,
        @Nullable String to,
        @Nullable Boolean house) {
    private static final int LONGEST = 100;
    private static final List<String> KINDS =
            Arrays.stream(CellKind.values()).map(CellKind::key).toList();

    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        oneOf(faults, "by", KINDS, by, lower(by));
        oneOf(faults, "verdict", PlanQuery.VERDICTS, verdict, upper(verdict));
        text(faults, "profile", profile);
        text(faults, "sector", sector);
        date(faults, "from", from);
        date(faults, "to", to);
        if (faults.isEmpty()) {
            Optional<LocalDate> begin = day(from);
            Optional<LocalDate> end = day(to);
            if (begin.isPresent() && end.isPresent() && end.get().isBefore(begin.get())) {
                faults.add(
                        new Fault(
                                "/scoreboard/to",
                                "must not be before from, %s, was %s"
                                        .formatted(begin.get(), end.get())));
            }
        }
        return faults;
    }

    private static void oneOf(
            List<Fault> faults,
            String name,
            List<String> known,
            @Nullable String typed,
            @Nullable String word) {
        if (typed != null && !known.contains(word)) {
            faults.add(new Fault("/scoreboard/" + name, DidYouMean.rule(known, typed)));
        }
    }

    private static void date(List<Fault> faults, String name, @Nullable String text) {
        if (text != null && day(text).isEmpty()) {
            faults.add(
                    new Fault(
                            "/scoreboard/" + name,
                            "must be a date such as 2026-11-30, was \"%s\""
                                    .formatted(Quoted.text(text))));
        }
    }

    private static void text(List<Fault> faults, String name, @Nullable String text) {
        if (text != null
                && (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl))) {
            faults.add(
                    new Fault(
                            "/scoreboard/" + name,
                            "must be at most %d characters without control characters, was \"%s\""
                                    .formatted(LONGEST, Quoted.text(text))));
        }
    }

    private static Optional<LocalDate> day(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String upper(@Nullable String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    CellKind grouping() {
        return by == null ? CellKind.VERDICT : CellKind.valueOf(by.toUpperCase(Locale.ROOT));
    }

    private boolean isHouse() {
        return Boolean.TRUE.equals(house);
    }

    PlanQuery query(String owner) {
        return new PlanQuery(
                isHouse() ? "" : owner,
                Optional.ofNullable(upper(verdict)),
                Optional.ofNullable(profile),
                Optional.ofNullable(sector),
                Optional.empty(),
                Optional.empty(),
                day(from),
                day(to));
    }

    /// The query of `GET /api/v1/scoreboard` that shows the same.
    String words() {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("by", grouping().key());
        parts.put("verdict", upper(verdict));
        parts.put("profile", profile);
        parts.put("sector", sector);
        parts.put("from", from);
        parts.put("to", to);
        parts.put("house", isHouse() ? true : null);
        return parts.entrySet().stream()
                .filter(part -> part.getValue() != null)
                .map(part ->
                        part.getKey()
                                + "="
                                + URLEncoder.encode(
                                        String.valueOf(part.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
