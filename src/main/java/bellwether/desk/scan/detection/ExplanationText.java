package bellwether.desk.scan.detection;

import bellwether.desk.scan.Detection;
import bellwether.desk.scan.DetectionFacts;
import bellwether.desk.scan.DetectionFollow;
import bellwether.platform.base.MomentText;
import bellwether.platform.base.WireNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An explanation in sentences, each filled with stored numbers.
final class ExplanationText {
    private ExplanationText() {}

    static List<String> of(
            Detection one, Explanation.Followed followed, Explanation.Against against) {
        List<String> words = new ArrayList<>();
        words.add(
                "%s on %s, bar %s of %s: %s."
                        .formatted(
                                name(one.pattern().name()),
                                one.place().ticker(),
                                MomentText.of(one.place().bar()),
                                one.place().timeframe().code(),
                                one.pattern().direction() > 0
                                        ? "a sign of rising prices"
                                        : "a sign of falling prices"));
        for (DetectionFacts.Fact fact : one.facts().compared()) {
            if (fact.needed() != null) {
                words.add(
                        "%s was %s, needed %s: %s."
                                .formatted(
                                        name(fact.name()),
                                        number(fact.value()),
                                        fact.needed(),
                                        Boolean.TRUE.equals(fact.passed())
                                                ? "passed"
                                                : "not passed"));
            }
        }
        words.add(followed(one, followed.here()));
        words.addAll(all(followed));
        words.addAll(against(against));
        if (one.revisedAt() != null) {
            words.add(
                    "Corrected bars no longer show it since %s."
                            .formatted(MomentText.of(one.revisedAt())));
        }
        return words;
    }

    private static String followed(Detection one, DetectionFollow here) {
        List<String> parts = new ArrayList<>();
        for (int bars : DetectionFollow.BARS) {
            Double percent = here.after(bars);
            if (percent != null) {
                parts.add("%s %% after %d bars".formatted(number(percent), bars));
            }
        }
        return parts.isEmpty()
                ? "What followed on %s is not known yet: there are fewer than 5 bars after it."
                        .formatted(one.place().ticker())
                : "From the open of the next bar the price moved %s."
                        .formatted(String.join(", ", parts));
    }

    private static List<String> all(Explanation.Followed followed) {
        List<String> words = new ArrayList<>();
        String since = MomentText.of(followed.from());
        for (DetectionCount.Followed some : followed.all().followed()) {
            if (some.why() == null) {
                words.add(
                        "Of %d like it since %s, %s %% went its way after %d bars, on average by %s %%."
                                .formatted(
                                        some.n(),
                                        since,
                                        number(some.inDirectionPercent()),
                                        some.bars(),
                                        number(some.meanPercent())));
            }
        }
        if (words.isEmpty()) {
            words.add(
                    "%d like it are stored since %s, too few of them measured to say what follows."
                            .formatted(followed.all().n(), since));
        }
        return words;
    }

    private static List<String> against(Explanation.Against against) {
        List<String> words = new ArrayList<>();
        for (Explanation.Other other : against.patterns()) {
            words.add(
                    "Against it: %s on %s."
                            .formatted(name(other.pattern()), MomentText.of(other.bar())));
        }
        if (against.verdict() == null) {
            words.add("You have no stored analysis of this symbol.");
        } else {
            words.add(
                    "Your newest analysis, of %s, says %s with a score of %s."
                            .formatted(
                                    against.verdict().asOf(),
                                    against.verdict().verdict(),
                                    number(against.verdict().score())));
        }
        return words;
    }

    private static String name(String id) {
        String words = id.toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String number(@Nullable Double value) {
        return value == null ? "unknown" : WireNumbers.computed(value);
    }
}
