package bellwether.bench.attack;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What an honest caller got.
record ProbeResult(List<Answer> answers) {

    /// @param status of the answer, or what came in its place
    record Answer(String status, double millis) {
        boolean good() {
            return status.equals("200");
        }
    }

    /// Whether 99 of 100 were answered as they should be within the limit. What was refused or not
    /// answered counts as later than any limit.
    boolean met(double limitMillis, boolean refusals) {
        long late =
                answers.stream()
                        .filter(answer ->
                                answer.millis() > limitMillis
                                        || !(answer.good()
                                                || (refusals && answer.status().equals("503"))))
                        .count();
        return !answers.isEmpty() && late <= answers.size() - rank(0.99) - 1;
    }

    private int rank(double share) {
        return Math.min(answers.size() - 1, (int) (answers.size() * share));
    }

    double percentile(double share) {
        return answers.isEmpty()
                ? Double.NaN
                : answers.stream()
                        .mapToDouble(Answer::millis)
                        .sorted()
                        .skip(rank(share))
                        .findFirst()
                        .orElseThrow();
    }

    /// Median, 99th percentile and worst, of all answers by status.
    String words() {
        Map<String, Long> by =
                answers.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Answer::status, TreeMap::new, Collectors.counting()));
        return String.format(
                Locale.ROOT,
                "%s: %.0f / %.0f / %.0f ms",
                by.entrySet().stream()
                        .map(entry -> entry.getKey() + " × " + entry.getValue())
                        .collect(Collectors.joining(", ")),
                percentile(0.5),
                percentile(0.99),
                percentile(1));
    }
}
