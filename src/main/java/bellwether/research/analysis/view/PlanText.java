package bellwether.research.analysis.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The plan of an analysis in a line, or why there is none.
final class PlanText {
    private static final Pattern AVERAGE_RANGES = Pattern.compile("([\\d.]+) × ATR 14");
    private static final Pattern CAP =
            Pattern.compile("limited by the position cap, ([\\d.]+ %) of the capital");
    private static final Pattern RISK =
            Pattern.compile("limited by the risk per trade, ([\\d.]+ %) of the capital");

    private final AnalysisDocument analysis;
    private final String plan;

    private PlanText(AnalysisDocument analysis, String plan) {
        this.analysis = analysis;
        this.plan = plan;
    }

    static List<String> lines(AnalysisDocument analysis) {
        PlanText now = new PlanText(analysis, "/plan");
        if (now.isTrade()) {
            return List.of("  " + (analysis.stale() ? now.noMore() : now.trade()));
        }
        PlanText then = new PlanText(analysis, "/plan/then");
        return then.isTrade()
                ? List.of("  " + now.none(), "  then: " + then.trade())
                : List.of("  " + now.none());
    }

    private boolean isTrade() {
        return number("/entry/price").isPresent();
    }

    private Optional<BigDecimal> number(String field) {
        return analysis.number(plan + field);
    }

    private String explanation() {
        return analysis.text(plan + "/message").orElse("no reason was stored");
    }

    private String none() {
        String why = explanation().replaceFirst("^HOLD: ", "");
        return why.startsWith("no plan") ? why : "no trade: " + why;
    }

    private String noMore() {
        return "no longer a trade: the last bar is %d days old, so its prices cannot be traded"
                .formatted(analysis.daysOld());
    }

    private String trade() {
        return "%s %s, stop %s (%s), target %s (%s:1) — %s"
                .formatted(
                        order(),
                        at(),
                        price("/stop"),
                        stopMethod(),
                        price("/target"),
                        price("/reward_risk"),
                        size());
    }

    private boolean isLong() {
        return analysis.text(plan + "/side").filter("long"::equals).isPresent();
    }

    private String order() {
        String shares =
                number("/shares")
                        .filter(count -> count.signum() > 0)
                        .map(PlanText::grouped)
                        .orElse("nothing");
        return (isLong() ? "buy " : "sell short ") + shares;
    }

    private String at() {
        String price = price("/entry/price");
        return switch (analysis.text(plan + "/entry/method").orElse("")) {
            case "breakout", "consolidation_edge" -> "by a stop order at " + price;
            case "pullback" -> "by a limit order at " + price;
            default -> "at about " + price;
        };
    }

    private String price(String field) {
        return number(field).map(BigDecimal::toPlainString).orElse("unknown");
    }

    private String stopMethod() {
        String method = analysis.text(plan + "/stop_method").orElse("");
        Matcher ranges = AVERAGE_RANGES.matcher(method);
        return ranges.matches() ? ranges.group(1) + " ATR" : method;
    }

    /// What may be lost, of how much, and what limits the size; or why there are no shares.
    private String size() {
        Optional<BigDecimal> risk = number("/capital_at_risk");
        if (risk.isEmpty() || number("/shares").filter(n -> n.signum() > 0).isEmpty()) {
            return explanation();
        }
        return "at risk %s of %s%s; %s"
                .formatted(
                        grouped(risk.get()),
                        number("/capital")
                                .or(() -> analysis.number("/capital"))
                                .map(PlanText::grouped)
                                .orElse("unknown"),
                        analysis.text("/currency").map(code -> " " + code).orElse(""),
                        limit());
    }

    private String limit() {
        Matcher cap = CAP.matcher(explanation());
        if (cap.matches()) {
            return "capped by %s a position".formatted(cap.group(1));
        }
        Matcher risk = RISK.matcher(explanation());
        return risk.matches()
                ? "sized by %s at risk a trade".formatted(risk.group(1))
                : explanation();
    }

    /// With commas, and cents where there are any.
    private static String grouped(BigDecimal number) {
        DecimalFormat format =
                new DecimalFormat("#,##0.########", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        return format.format(number);
    }
}
