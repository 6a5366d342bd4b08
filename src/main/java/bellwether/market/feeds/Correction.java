package bellwether.market.feeds;

import bellwether.market.bars.SourcedBar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A day of which a source tells something else than it told before.
///
/// @param told the row that is to take the place of the stored bar
/// @param differences price by price, and the volume last
record Correction(ProviderBar told, List<Difference> differences) {
    /// What is rounded to less than a hundredth is not rounding any more.
    private static final int FEWEST_DECIMALS = 2;

    /// Some sources keep prices in four bytes, of which so much is noise.
    private static final double NOISE = 1.2e-7;

    private static final String CLOSE = "close";
    private static final String VOLUME = "volume";

    /// @param was the stored value; NaN for a volume that was not known
    record Difference(String name, double was, double now) {
        boolean isPrice() {
            return !name.equals(VOLUME);
        }

        String words() {
            return "%s %s → %s".formatted(name, shown(was), shown(now));
        }
    }

    Correction {
        differences = List.copyOf(differences);
    }

    /// Nothing when both say the same, or when the row is incomplete: that corrects nothing.
    static Optional<Correction> of(ProviderBar told, SourcedBar stored) {
        List<Difference> pairs =
                List.of(
                        new Difference("open", stored.open(), ProviderBar.number(told.open())),
                        new Difference("high", stored.high(), ProviderBar.number(told.high())),
                        new Difference("low", stored.low(), ProviderBar.number(told.low())),
                        new Difference(CLOSE, stored.close(), told.closing()));
        if (pairs.stream().anyMatch(pair -> !(pair.now() > 0 && Double.isFinite(pair.now())))) {
            return Optional.empty();
        }
        List<Difference> differences = new ArrayList<>(pairs);
        differences.removeIf(pair -> agree(pair.was(), pair.now()));
        Difference volume =
                new Difference(VOLUME, stored.volume(), ProviderBar.number(told.volume()));
        if (isTold(volume) && volume.now() != volume.was()) {
            differences.add(volume);
        }
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(new Correction(told, differences));
    }

    /// A volume of 0 is how some say that they do not know it; it takes nothing back.
    private static boolean isTold(Difference volume) {
        return Double.isFinite(volume.now())
                && (volume.now() > 0 || (volume.now() == 0 && Double.isNaN(volume.was())));
    }

    /// Whether two prices are one, rounded to the decimals of the coarser, and to hundredths at
    /// least.
    static boolean agree(double a, double b) {
        int decimals = Math.max(FEWEST_DECIMALS, Math.min(decimals(a), decimals(b)));
        double rounding = Math.pow(10, -decimals) / 2;
        return Math.abs(a - b) <= rounding * (1 + 1e-9) + NOISE * Math.abs(a);
    }

    private static int decimals(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().scale();
    }

    LocalDate day() {
        return told.date();
    }

    List<Difference> ofPrices() {
        return differences.stream().filter(Difference::isPrice).toList();
    }

    boolean isOfPrices() {
        return differences.stream().anyMatch(Difference::isPrice);
    }

    /// Whether a bar says now what this told.
    boolean isIn(SourcedBar bar) {
        return of(told, bar).isEmpty();
    }

    /// Such as `2026-03-02 close 101.2 → 101.7, volume 1200 → 1300`.
    String words() {
        return differences.stream()
                .map(Difference::words)
                .collect(Collectors.joining(", ", told.date() + " ", ""));
    }

    static String shown(double value) {
        return Double.isNaN(value)
                ? "unknown"
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
